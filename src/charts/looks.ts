import type { RunMark } from '../model/runMark.ts';

/** How a line is told from others. Indexes into the palette, `dashes` and `markers`: any whole number from 0, which goes round. */
export interface LineLook {
  readonly color: number;
  readonly dash: number;
  readonly marker: number;
}

/** How many colours the palette has. */
export const colorCount = 6;

/** For `setLineDash` and `stroke-dasharray`, at a width of 1.5 pixels. */
export const dashes: readonly (readonly number[])[] = [[], [7, 3], [2, 3], [9, 3, 2, 3], [16, 4]];

export const markers = ['circle', 'triangle', 'rect', 'rectRot', 'star', 'crossRot', 'cross'] as const;

export type Marker = (typeof markers)[number];

/** The look of the nth run: 210 of them differ, the first five in each of colour, dash and marker. */
export function lookOf(index: number): LineLook {
  return { color: index % colorCount, dash: index % dashes.length, marker: index % markers.length };
}

/** In the colour that somebody chose. */
export function inColor(look: LineLook, { color }: RunMark): LineLook {
  return color === undefined ? look : { ...look, color };
}

export function dashOf({ dash }: LineLook): readonly number[] {
  return dashes[dash % dashes.length] ?? [];
}

export function markerOf({ marker }: LineLook): Marker {
  return markers[marker % markers.length] ?? 'circle';
}
