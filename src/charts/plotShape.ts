import type { LineLook } from './looks.ts';
import type { Mark } from './marks.ts';
import type { OddKind } from './oddities.ts';
import type { Axis } from './points.ts';
import type { Scale } from './scale.ts';
import type { Stretch } from './xScale.ts';

export interface PlotOptions {
  readonly axis: Axis;
  readonly yLog: boolean;
  readonly clipOutliers: boolean;
  readonly marks: boolean;
  /** Whether each run has a row with its only value. */
  readonly isRows?: boolean;
  readonly zoom?: Stretch | undefined;
  /** Of the plot, in pixels: no more is drawn than has room. */
  readonly width: number;
  readonly height: number;
}

/** A chart, ready to be drawn on any surface: places are 0 at the left or bottom of the plot, 1 at its right or top; what lies beyond is cut off. */
export interface Plot {
  /** Whether its x axis is one of values, and each run has a row: there is no place to go along. */
  readonly isRows: boolean;
  readonly x: PlotAxis;
  readonly y: PlotAxis;
  readonly lines: readonly PlotLine[];
  readonly areas: readonly PlotArea[];
  readonly oddities: readonly PlotOddity[];
  readonly marks: readonly PlotMark[];
  /** What stands beside the dots of rows. */
  readonly values: readonly PlotValue[];
  /** What of the points is not to be seen, in words. */
  readonly notes: readonly string[];
}

export interface PlotAxis {
  readonly scale: Scale;
  readonly ticks: readonly { readonly at: number; readonly label: string }[];
}

interface Drawn {
  readonly id: string;
  readonly look: LineLook;
}

export interface PlotLine extends Drawn {
  readonly xs: Float64Array;
  /** NaN where the line is broken. */
  readonly ys: Float64Array;
  /** What was logged, behind what was smoothed of it. */
  readonly isRaw: boolean;
  /** Goes up and down so much that dashes would be gaps, in which a spike may be lost. */
  readonly isRestless: boolean;
  /** Indexes of the points that have a marker. */
  readonly markers: readonly number[];
}

/** What lies between two lines. */
export interface PlotArea extends Drawn {
  readonly xs: Float64Array;
  readonly lows: Float64Array;
  readonly highs: Float64Array;
}

/** Where values are NaN or infinite: from one place to another on the x axis. */
export interface PlotOddity extends Drawn {
  readonly kind: OddKind;
  readonly from: number;
  readonly to: number;
  /** Whether it is said in words as well; not where that was just said of the line. */
  readonly isNamed: boolean;
}

export interface PlotMark extends Drawn {
  readonly kind: Mark['kind'];
  readonly x: number;
  readonly y: number;
  readonly label: string;
}

export interface PlotValue extends Drawn {
  /** NaN where the value has no place on the axis: then it is written at its beginning. */
  readonly x: number;
  readonly y: number;
  readonly label: string;
  /** The whole row, to be heard. */
  readonly words: string;
}
