import type { Keyed } from '../base/keyed.ts';
import type { RunStatus } from '../model/run.ts';
import type { MarkCall, PageMarks } from './marks.ts';
import type { PageContent, Protocol } from './protocol.ts';
import type { SaveAsk } from './save.ts';

/** The metric charts of one or many runs. */
export interface ChartsProtocol extends Protocol {
  readonly content: ChartsContent;
  readonly calls: {
    /** The series of one metric, one for each run asked for, in their order; empty for a run that did not log it. */
    readonly series: { readonly ask: SeriesAsk; readonly answer: readonly Series[] };
    /** Which images the runs logged with `log_image`, one answer for each run asked for. */
    readonly images: { readonly ask: { readonly runs: readonly string[] }; readonly answer: readonly RunImages[] };
    readonly image: { readonly ask: ImageAsk; readonly answer: ImageBytes };
    /** Asks where to save a file, and writes it. Whether it was saved. */
    readonly save: { readonly ask: SaveAsk; readonly answer: boolean };
    readonly copy: { readonly ask: { readonly text: string }; readonly answer: undefined };
    readonly mark: MarkCall;
    /** Opens the page of a run. */
    readonly openRun: { readonly ask: { readonly run: string }; readonly answer: undefined };
    /** How charts are looked at, for the pages that are opened next. */
    readonly keepOptions: {
      readonly ask: { readonly options: Readonly<Record<string, unknown>> };
      readonly answer: undefined;
    };
    /** How often what is running is read again, in seconds; 0 for never. */
    readonly setRefreshInterval: { readonly ask: { readonly seconds: number }; readonly answer: undefined };
  };
}

export interface ChartsContent extends PageContent {
  readonly runs: readonly ChartRun[];
  readonly marks: PageMarks;
  /** By name. System metrics are those that begin with `system/`. */
  readonly metrics: readonly ChartMetric[];
  /** Which runs of how many these are, where not all: "the newest 20 of 340 runs". */
  readonly partOf?: string;
  /** What is left out, and why: sentences. "The run x was deleted. Restore it to see its charts." */
  readonly notices: readonly string[];
  /** The metric that the page was opened for: what its search begins with. */
  readonly metric?: string;
  /** Python that logs a first run, where there are none yet. */
  readonly firstRun?: string;
  readonly refreshSeconds: number;
  /** What the last page had kept with `keepOptions`: anything, also of another version. */
  readonly options?: unknown;
}

export interface ChartRun {
  /** What this page calls the run, as long as it is open. */
  readonly id: string;
  readonly name: string;
  /** The params in which the runs of this page differ, as this run has them. */
  readonly differing: Keyed<string>;
  /** By what else runs can be put into groups: tags of the user in which they differ. */
  readonly tags: Keyed<string>;
  readonly aliases: readonly string[];
  readonly status: RunStatus;
  readonly isLive: boolean;
  readonly startTimeMs?: number;
  /** Of a run that is going on. */
  readonly progress?: ChartProgress;
  /** What is wrong with it, as the watch rules have it: "loss became NaN at step 620". */
  readonly warnings: readonly string[];
  /** Whether it logged images, as its tag says. */
  readonly hasImages: boolean;
}

export interface ChartProgress {
  /** The greatest step of any metric. */
  readonly step: number;
  readonly stepsPerSecond?: number;
  /** Where a param tells how many steps there will be. */
  readonly leftMs?: number;
}

export interface ChartMetric {
  readonly key: string;
  /** The ids of the runs that logged it. */
  readonly runs: readonly string[];
  /** Another one when points were added. */
  readonly stamp: number;
  /** The greatest step at which any of the runs logged it last, where that is known: about how long its series are. */
  readonly lastStep?: number;
}

export interface SeriesAsk {
  readonly key: string;
  readonly runs: readonly string[];
  /** For each run, from 4 on. */
  readonly maxPoints: number;
  /** Both inclusive. */
  readonly startStep?: number;
  readonly endStep?: number;
  /** A first impression, where the store can give one much sooner: it may lack extremes. */
  readonly quick?: boolean;
  /** Another metric, whose value at the same step is wanted as `xs`. */
  readonly x?: string;
}

/** Points of one run, by step and then by time: as many numbers in each of the arrays. */
export interface Series {
  readonly run: string;
  readonly steps: Float64Array;
  readonly timesMs: Float64Array;
  /** NaN and infinities are values; stores of SQL give infinities as ±1.7976931348623157e308. */
  readonly values: Float64Array;
  /** Only where another metric was asked for; then only points at whose step both have a value. */
  readonly xs?: Float64Array;
  /** How many the store has between the steps asked for; 0 in a first impression, of which that is not known. (What is sent has no NaN.) */
  readonly pointCount: number;
  /** Whether those are more than are here; every extreme is, unless the series is {@link Series.quick}. */
  readonly sampled: boolean;
  /** A first impression only. */
  readonly quick: boolean;
}

/** The images of a run, without their pixels. */
export interface RunImages {
  readonly run: string;
  /** By name; the steps ascending. */
  readonly keys: readonly { readonly key: string; readonly steps: readonly number[] }[];
  /** Why they could not be listed: a sentence. */
  readonly failure?: string;
}

export interface ImageAsk {
  readonly run: string;
  readonly key: string;
  readonly step: number;
  /** Whether the copy that MLflow made small will do. */
  readonly isSmall: boolean;
}

/** A file as it is, of a kind that a browser shows. */
export interface ImageBytes {
  readonly bytes: Uint8Array;
  readonly type: string;
  /** Whether it is a small copy. */
  readonly isSmall: boolean;
}
