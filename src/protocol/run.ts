import type { FileInfo } from '../model/artifact.ts';
import type { RunStatus } from '../model/run.ts';
import type { Block } from './markdown.ts';
import type { PageContent, Protocol } from './protocol.ts';

/** All that is known of one run. Only what the run itself says is in the content; the rest is asked for, so that nothing waits for it. */
export interface RunProtocol extends Protocol {
  readonly content: RunContent;
  readonly calls: {
    readonly experiment: { readonly ask: null; readonly answer: RunExperiment };
    /** Metrics thinned out for a small curve, in the order asked for; every extreme is there. */
    readonly series: {
      readonly ask: { readonly keys: readonly string[]; readonly maxPoints: number };
      readonly answer: readonly MetricSeries[];
    };
    /** The run that this one is nested in; `null` where it is not there. */
    readonly parent: { readonly ask: null; readonly answer: OtherRun | null };
    /** The runs nested directly in this one, the newest first. */
    readonly children: { readonly ask: { readonly pageToken?: string }; readonly answer: Children };
    /** The logged models that the run wrote or read: as many as are shown first, unless all are wanted. */
    readonly loggedModels: { readonly ask: { readonly all: boolean }; readonly answer: readonly RunModel[] };
    /** The registered versions made from the run. */
    readonly versions: { readonly ask: null; readonly answer: Versions };
    /** One folder of the run's artifacts; the root for ''. Folders first. */
    readonly artifacts: { readonly ask: { readonly path: string }; readonly answer: readonly FileInfo[] };
    /** Opens one of the files in an editor. */
    readonly openArtifact: { readonly ask: { readonly path: string }; readonly answer: undefined };
    readonly reproduce: { readonly ask: null; readonly answer: Reproduction };
    /** Opens the metric charts of the run, of one metric if named. */
    readonly openCharts: { readonly ask: { readonly metric?: string }; readonly answer: undefined };
    /** Opens the page of its parent, or of a child that was shown. */
    readonly openRun: { readonly ask: { readonly runId: string }; readonly answer: undefined };
    /** Shows something in the sidebar that is named in this page. */
    readonly reveal: { readonly ask: Revealed; readonly answer: undefined };
    /** Shows what a logged model or a version of the run takes, gives and needs. */
    /** Opens the page of the model of a version that was made from the run. */
    readonly openModel: {
      readonly ask: { readonly name: string; readonly version: string };
      readonly answer: undefined;
    };
    readonly openModelCard: { readonly ask: ShownModel; readonly answer: undefined };
    /** Runs a command on the run. */
    readonly act: { readonly ask: { readonly action: RunAction }; readonly answer: undefined };
    readonly editTag: { readonly ask: { readonly key: string; readonly remove: boolean }; readonly answer: undefined };
    readonly copy: { readonly ask: { readonly text: string }; readonly answer: undefined };
    /** Opens a link of the note in the browser. */
    readonly openLink: { readonly ask: { readonly href: string }; readonly answer: undefined };
  };
}

export type RunAction = 'editNote' | 'setTag' | 'restore' | 'checkOutCommit' | 'artifactSizes' | 'showImages';

export type Revealed =
  | { readonly kind: 'experiment' }
  | { readonly kind: 'run' }
  | { readonly kind: 'version'; readonly name: string; readonly version: string };

export type ShownModel =
  | { readonly kind: 'loggedModel'; readonly modelId: string }
  | { readonly kind: 'version'; readonly name: string; readonly version: string };

export interface RunContent extends PageContent {
  readonly facts: RunFacts;
  /** Empty where there is none. */
  readonly note: readonly Block[];
  /** By name, as tags, metrics and datasets are. */
  readonly params: readonly NamedText[];
  /** What users set. */
  readonly tags: readonly NamedText[];
  /** What MLflow keeps for itself: `mlflow.…`. */
  readonly mlflowTags: readonly NamedText[];
  readonly metrics: LatestMetrics;
  /** `system/…`: what the machine did meanwhile. */
  readonly systemMetrics: LatestMetrics;
  readonly datasets: readonly RunDataset[];
  readonly loggedModelCount: number;
  /** Another number when somebody wants to see what there is now: what was asked for is then asked for again. */
  readonly asked: number;
  /** What is wrong with it, as the watch rules have it. */
  readonly warnings: readonly string[];
}

export interface RunFacts {
  readonly runId: string;
  readonly name: string;
  readonly status: RunStatus;
  readonly isLive: boolean;
  readonly isDeleted: boolean;
  readonly startTimeMs?: number;
  readonly endTimeMs?: number;
  readonly user?: string;
  readonly sourceName?: string;
  readonly sourceType?: string;
  readonly entryPoint?: string;
  readonly commit?: string;
  readonly branch?: string;
  readonly hasParent: boolean;
}

export interface NamedText {
  readonly name: string;
  readonly value: string;
}

/** Numbers as arrays, as VS Code hands over NaN only in those. As many of each. */
export interface LatestMetrics {
  readonly keys: readonly string[];
  readonly values: Float64Array;
  readonly steps: Float64Array;
  readonly timesMs: Float64Array;
}

export interface MetricSeries {
  readonly key: string;
  readonly steps: Float64Array;
  readonly values: Float64Array;
  /** How many the store has. */
  readonly pointCount: number;
  readonly sampled: boolean;
}

export interface RunDataset {
  readonly name: string;
  readonly digest: string;
  /** What for: `training`. */
  readonly context?: string;
  readonly sourceType: string;
  /** As MLflow keeps it, JSON; shown and never followed. */
  readonly source: string;
  readonly columns?: readonly DatasetColumn[];
  /** A schema that is no list of columns, as it is. */
  readonly schema?: string;
  readonly profile?: string;
}

export interface DatasetColumn {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
}

export interface RunExperiment {
  readonly name: string;
  readonly primaryMetric?: string;
  /** What the experiment's own tag says of its primary metric. */
  readonly greaterIsBetter?: boolean;
}

export interface OtherRun {
  readonly runId: string;
  readonly name: string;
  readonly status: RunStatus;
  readonly startTimeMs?: number;
  /** Its primary metric, where it has one; one number. */
  readonly metric?: Float64Array;
}

export interface Children {
  readonly metric?: string;
  readonly items: readonly OtherRun[];
  readonly nextPageToken?: string;
}

export interface RunModel {
  readonly modelId: string;
  readonly isInput: boolean;
  /** When it was written. */
  readonly step?: number;
  /** Of a model that is still there. */
  readonly name?: string;
  readonly type?: string;
  readonly status?: string;
}

export interface Versions {
  readonly items: readonly {
    readonly name: string;
    readonly version: string;
    readonly aliases: readonly string[];
    readonly stage?: string;
    /** The logged model that it was registered from. */
    readonly modelId?: string;
  }[];
  /** There are more of them. */
  readonly goesOn: boolean;
}

/** What is known of how the run was made, and what would make it again. */
export interface Reproduction {
  readonly repositoryUrl?: string;
  readonly environment?: RecordedEnvironment;
  readonly commands: { readonly [Name in Shell]: string };
  /** What is not in the commands, and why; in sentences. */
  readonly missing: { readonly [Name in Shell]: readonly string[] };
}

export type Shell = 'posix' | 'powershell';

/** As MLflow recorded it beside a model. */
export interface RecordedEnvironment {
  /** The folder in which it was found: `models:/m-…`, `runs:/…/model`. */
  readonly from: string;
  readonly python?: string;
  readonly requirements: readonly string[];
}
