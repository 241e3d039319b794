import type { Keyed } from '../base/keyed.ts';
import type { ComparedRow } from '../model/comparedRow.ts';
import type { MetricDirection } from '../model/metricDirection.ts';
import type { ChartMetric, ChartRun, ImageAsk, ImageBytes, RunImages, Series, SeriesAsk } from './charts.ts';
import type { MarkCall, PageMarks } from './marks.ts';
import type { PageContent, Protocol } from './protocol.ts';

/** Some runs beside each other. What their files say is asked for, so that nothing waits for it. */
export interface CompareProtocol extends Protocol {
  readonly content: CompareContent;
  readonly calls: {
    /** As in the charts of these runs. */
    readonly series: { readonly ask: SeriesAsk; readonly answer: readonly Series[] };
    readonly images: { readonly ask: { readonly runs: readonly string[] }; readonly answer: readonly RunImages[] };
    readonly image: { readonly ask: ImageAsk; readonly answer: ImageBytes };
    /** What is recorded beside the last model that each of these runs wrote. */
    readonly recorded: { readonly ask: { readonly runs: readonly string[] }; readonly answer: readonly Recorded[] };
    /** The beginning of a table that a run named in its tag, or that the page was opened for, in JSON as `log_table` writes it. */
    readonly table: { readonly ask: TableAsk; readonly answer: TableBytes };
    /** Whether less or more of a metric is better, wherever runs are compared; `null` for neither. */
    readonly setDirection: {
      readonly ask: { readonly metric: string; readonly direction: MetricDirection | null };
      readonly answer: undefined;
    };
    readonly mark: MarkCall;
    readonly act: { readonly ask: CompareAct; readonly answer: undefined };
    /** Asks which run is to be compared too. */
    readonly addRun: { readonly ask: null; readonly answer: undefined };
    /** Takes a run out of the comparison. */
    readonly remove: { readonly ask: { readonly run: string }; readonly answer: undefined };
    readonly copy: { readonly ask: { readonly text: string }; readonly answer: undefined };
  };
}

/** What is done with a run, or with several. */
export interface CompareAct {
  readonly action: 'open' | 'chart';
  readonly runs: readonly string[];
}

export interface CompareContent extends PageContent {
  readonly runs: readonly ComparedRun[];
  readonly marks: PageMarks;
  /** The path of the table that it was opened for. */
  readonly table?: string;
  readonly sections: readonly ComparedSection[];
  /** Which runs logged which metrics. */
  readonly metrics: readonly ChartMetric[];
  /** Of metrics, those of which less or more is better. */
  readonly directions: Readonly<Record<string, MetricDirection>>;
}

export interface ComparedRun extends ChartRun {
  readonly runId: string;
  /** Where the runs are in several. */
  readonly connection?: string;
  readonly isDeleted: boolean;
  /** The paths of the tables that it logged. */
  readonly tables: readonly string[];
  /** Why nothing, or nothing new, is known of it: a sentence. */
  readonly failure?: string;
  /** Whether nothing at all is known. */
  readonly isUnknown: boolean;
}

export type SectionId = 'metrics' | 'params' | 'tags' | 'datasets' | 'environment' | 'signature' | 'source' | 'system';

export interface ComparedSection {
  readonly id: SectionId;
  readonly rows: readonly ComparedRow[];
}

/** Of a run that wrote no model, or whose model has none of these, there is none. */
export interface Recorded {
  readonly run: string;
  /** Packages and their versions, Python among them. */
  readonly environment: Keyed<string>;
  /** What a model takes and gives, and of which type. */
  readonly signature: Keyed<string>;
  /** Why it could not be read: a sentence. */
  readonly failure?: string;
}

export interface TableAsk {
  readonly run: string;
  readonly path: string;
  readonly maxBytes: number;
}

export interface TableBytes {
  readonly bytes: Uint8Array;
  /** Whether the file has more. */
  readonly isPart: boolean;
}
