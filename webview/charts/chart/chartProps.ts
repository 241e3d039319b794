import type { Series } from '../../../src/protocol/charts.ts';

/** What a `<podium-chart>` shows, and how. Replaced whole at each change; only what is different is drawn again. */
export interface ChartProps {
  /** The metric's key, as it was logged. */
  readonly name: string;
  /** In the order of the page's list of runs. */
  readonly lines: readonly ChartLine[];
  /** Whether these are only the points of a part of the x axis. */
  readonly isPart?: boolean;
  readonly axis: ChartAxis;
  readonly yLog: boolean;
  /** 0 (none) to 0.99. */
  readonly smoothing: number;
  readonly clipOutliers: boolean;
  /** Where there are any, they are drawn in place of the lines they are made of. */
  readonly bands?: readonly ChartBand[] | undefined;
  /** Whether least, greatest and last value are marked. */
  readonly marks: boolean;
  /** Where the cursor of all charts stands, in the unit of the x axis. */
  readonly cursor?: number | undefined;
  /** What part of the x axis all charts show. */
  readonly zoom?: ChartZoom | undefined;
  /** Says its sentence under the curves. */
  readonly focused: boolean;
  /** The id of a line before which the others step back. */
  readonly highlighted?: string | undefined;
  /** Of the plot, in pixels; the sentence under it comes on top. */
  readonly height: number;
  /** Whether Tab comes to it; by default it does. `focus()` always works. */
  readonly isTabStop?: boolean | undefined;
}

export interface ChartLine extends LineLook {
  readonly id: string;
  /** As it is called in the tooltip, the sentence and what is saved; plain text. */
  readonly label: string;
  readonly series: Series;
  readonly isLive: boolean;
  /** From when relative time counts, where that is not the time of its first point. */
  readonly startTimeMs?: number | undefined;
}

/** Indexes into the palette and into `dashes` and `markers` of looks.ts; any whole number from 0. */
export interface LineLook {
  readonly color: number;
  readonly dash: number;
  readonly marker: number;
}

/** The unit of x: steps, milliseconds since 1970, milliseconds since the run's start, values of the metric `name`. */
export interface ChartAxis {
  readonly kind: 'step' | 'time' | 'relative' | 'metric';
  /** Of the metric on the axis; its values are the `xs` of each series. */
  readonly name?: string | undefined;
  readonly log: boolean;
}

/** Mean ± standard deviation of some lines. */
export interface ChartBand {
  readonly label: string;
  readonly lineIds: readonly string[];
  readonly color: number;
}

/** A stretch of the x axis, in its unit. */
export interface ChartZoom {
  readonly min: number;
  readonly max: number;
  /** All there is to see, where that is known. */
  readonly whole?: { readonly min: number; readonly max: number } | undefined;
}

/** What the element can do for its page. */
export interface ChartElement extends HTMLElement {
  props: ChartProps;
  toPng(): Promise<Blob>;
  toSvg(): string;
}

declare global {
  interface HTMLElementTagNameMap {
    'podium-chart': ChartElement;
  }
  /** Both bubble. */
  interface HTMLElementEventMap {
    /** The cursor was moved, or taken away. */
    'chart-cursor': CustomEvent<{ readonly x: number | undefined }>;
    /** Another stretch is wanted, or all of it. */
    'chart-zoom': CustomEvent<ChartZoom | undefined>;
  }
}
