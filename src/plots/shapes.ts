/** What a plot is drawn of, in pixels; all numbers are finite. A canvas and an SVG picture are made of the same. */
export type Shape = LineShape | DotShape | BoxShape | TextShape;

export interface LineShape {
  readonly kind: 'line';
  /** x and y in turn. */
  readonly points: readonly number[];
  readonly color: string;
  readonly width: number;
  readonly alpha?: number;
  readonly dash?: readonly number[];
  /** As thin as a screen draws lines, and as dense as a line of one pixel: thousands are drawn in a tenth of the time. */
  readonly isHair?: boolean;
}

export interface DotShape {
  readonly kind: 'dot';
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly color: string;
  readonly alpha?: number;
  /** Only the edge of it. */
  readonly isHollow?: boolean;
}

export interface BoxShape {
  readonly kind: 'box';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly color: string;
  readonly alpha?: number;
  readonly isHollow?: boolean;
}

export interface TextShape {
  readonly kind: 'text';
  readonly x: number;
  /** Of the base line. */
  readonly y: number;
  readonly text: string;
  readonly color: string;
  readonly align: 'start' | 'middle' | 'end';
  /** The colour of an edge around it, where it stands on lines. */
  readonly halo?: string;
  readonly isStrong?: boolean;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** As CSS writes them. */
export interface PlotColors {
  readonly background: string;
  readonly text: string;
  readonly dim: string;
  /** Of categories. */
  readonly series: readonly string[];
  /** From the least to the greatest, as `#rrggbb`: colours that nobody's eyes mix up. */
  readonly ramp: readonly string[];
}

/** A plot as it is drawn, and where in it the runs are. */
export interface PlotPicture extends Size {
  readonly shapes: readonly Shape[];
  /** The run that is seen at a place. */
  readonly at: (x: number, y: number) => number | undefined;
  /** What shows one run among the others. */
  readonly mark: (run: number) => readonly Shape[];
  /** Where a run is talked about. */
  readonly placeOf: (run: number) => { readonly x: number; readonly y: number } | undefined;
  /** The runs that it has a place for, as keys go through them. */
  readonly order: readonly number[];
}

export const fontSize = 11;

/** About, as no font is at hand here. */
export function widthOf(text: string): number {
  return text.length * 6.2;
}

/** As much of a text as there is room for. */
export function fitted(text: string, width: number): string {
  const most = Math.max(1, Math.floor(width / 6.2));
  const characters = [...text];
  return characters.length <= most ? text : `${characters.slice(0, Math.max(1, most - 1)).join('')}…`;
}
