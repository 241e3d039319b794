import type { ArtifactOwner, ByteRange, FileInfo } from '../model/artifact.ts';
import type { Experiment } from '../model/experiment.ts';
import type { ViewType } from '../model/lifecycle.ts';
import type { LoggedModel } from '../model/loggedModel.ts';
import type { MetricPoint, SampledHistory } from '../model/metric.ts';
import type { ModelVersion } from '../model/modelVersion.ts';
import type { Page } from '../model/page.ts';
import type { RegisteredModel } from '../model/registeredModel.ts';
import type { Run } from '../model/run.ts';
import type { StoreWriter } from './storeWriter.ts';

/**
 * One place that holds MLflow data: a tracking server, a database, a folder. All answer the same questions with the same answers.
 *
 * The methods are MLflow's REST verbs. Each rejects with a {@link StoreError}, or, when cancelled, with the signal's reason, and has
 * then given up its socket or worker. Names and texts in the answers are the users' own and may hold anything.
 */
export interface Store {
  readonly kind: StoreKind;
  /** The tracking URI, without user and password. */
  readonly uri: string;

  searchExperiments(query?: SearchQuery, signal?: AbortSignal): Promise<Page<Experiment>>;
  getExperiment(experimentId: string, signal?: AbortSignal): Promise<Experiment>;

  /** No experiment ids, no runs: never "all". By default the newest first. */
  searchRuns(query: RunQuery, signal?: AbortSignal): Promise<Page<Run>>;
  getRun(runId: string, signal?: AbortSignal): Promise<Run>;
  /** Every point, by step, then by time. Empty for a metric that was never logged. */
  getMetricHistory(runId: string, key: string, signal?: AbortSignal): Promise<readonly MetricPoint[]>;

  /** A metric of several runs, thinned out to be drawn; one series for each run id, in their order. Empty as in getMetricHistory. */
  sampleMetricHistories(query: SampleQuery, signal?: AbortSignal): Promise<readonly SampledHistory[]>;

  searchLoggedModels(query: LoggedModelQuery, signal?: AbortSignal): Promise<Page<LoggedModel>>;
  getLoggedModel(modelId: string, signal?: AbortSignal): Promise<LoggedModel>;

  /** One folder, not what is below it. Empty for a path that is not there, or is a file. */
  listArtifacts(owner: ArtifactOwner, path?: string, signal?: AbortSignal): Promise<readonly FileInfo[]>;
  /** The bytes of a file, or of the part asked for; at most {@link maxArtifactBytes} at once. */
  readArtifact(owner: ArtifactOwner, path: string, range?: ByteRange, signal?: AbortSignal): Promise<Uint8Array>;
  /**
   * Hands the bytes of a file from `start` to its end to `take`, in order, however many there are; the next piece comes when `take` is done
   * with the last one, whose memory may be used again then. Where `take` rejects with a `StoreError`, this does.
   */
  streamArtifact(owner: ArtifactOwner, path: string, start: number, take: Take, signal?: AbortSignal): Promise<void>;
  /** Where a file or folder lies on this machine. Absent where artifacts lie elsewhere. */
  locateArtifact?(owner: ArtifactOwner, path: string, signal?: AbortSignal): Promise<string>;

  /** Without prompts, which MLflow keeps in the same place. By default by name. */
  searchRegisteredModels(query?: SearchQuery, signal?: AbortSignal): Promise<Page<RegisteredModel>>;
  getRegisteredModel(name: string, signal?: AbortSignal): Promise<RegisteredModel>;
  /** With aliases, unless the query does without. By default by name, then the newest version first; in a folder, as MLflow has it, the last changed first. */
  searchModelVersions(query?: VersionQuery, signal?: AbortSignal): Promise<Page<ModelVersion>>;
  getModelVersion(name: string, version: string, signal?: AbortSignal): Promise<ModelVersion>;
  /** The version that holds the alias (named without `@`). */
  getModelVersionByAlias(name: string, alias: string, signal?: AbortSignal): Promise<ModelVersion>;

  /** Absent on stores that Podium only reads. A database may still refuse each change: its file, or the MLflow that wrote it, says so. */
  readonly writer?: StoreWriter;

  /** What this store, and the MLflow behind it, can do. A store that cannot be reached rejects here as anywhere. */
  capabilities(signal?: AbortSignal): Promise<Capabilities>;
  /** Ends sockets and workers. Later calls reject. */
  close(): Promise<void>;
}

/** Is handed one piece of a file after the other. */
export type Take = (piece: Uint8Array) => Promise<void> | void;

export type StoreKind = 'rest' | 'sqlite' | 'file';

/** Items of a page unless the caller says otherwise: what the extension host decodes without being held up. */
export const pageSize = 250;

/** The most of a file that one call reads. */
export const maxArtifactBytes = 20 * 1024 * 1024;

/** The most that MLflow lets one call ask for. */
export const maxPageSize = 50_000;

/** A search in MLflow's filter language. */
export interface SearchQuery {
  readonly filter?: string;
  /** MLflow's `order_by`: `['metrics.auc DESC', 'attributes.start_time']`. */
  readonly orderBy?: readonly string[];
  /** `ACTIVE_ONLY` unless said; for experiments only. */
  readonly viewType?: ViewType;
  /** 1 to {@link maxPageSize}; {@link pageSize} unless said. */
  readonly maxResults?: number;
  readonly pageToken?: string;
}

export interface RunQuery extends SearchQuery {
  readonly experimentIds: readonly string[];
}

export interface VersionQuery extends SearchQuery {
  /** Whoever has asked for the model knows its aliases, for which a server has to be asked by itself: its versions then come without. */
  readonly withoutAliases?: boolean;
}

export interface SampleQuery {
  readonly runIds: readonly string[];
  readonly key: string;
  /**
   * For each run, from 4 on. A series that has more is cut into buckets, whose extremes are all kept; NaN and infinities come on top,
   * up to one and a half times as many.
   */
  readonly maxPoints: number;
  /** Only points from this step on, and to the other; both inclusive. */
  readonly startStep?: number;
  readonly endStep?: number;
  /** A first impression will do, of each series of which the store can give one much sooner than all of its extremes. */
  readonly quick?: boolean;
}

export interface LoggedModelQuery {
  readonly experimentIds: readonly string[];
  readonly filter?: string;
  readonly maxResults?: number;
  readonly pageToken?: string;
}

export interface Capabilities {
  /** `3.17.2`, where it is known. */
  readonly mlflowVersion?: string;
  readonly loggedModels: boolean;
  readonly aliases: boolean;
}
