import type { Keyed } from '../base/keyed.ts';

export type LoggedModelStatus = 'PENDING' | 'READY' | 'UPLOAD_FAILED' | 'UNKNOWN';

/** A model that a run wrote (MLflow 3), with files, params and metrics of its own. */
export interface LoggedModel {
  readonly modelId: string;
  readonly experimentId: string;
  readonly name: string;
  readonly modelType: string;
  readonly status: LoggedModelStatus;
  readonly sourceRunId: string;
  readonly artifactUri: string;
  readonly creationTimeMs?: number;
  readonly lastUpdateTimeMs?: number;
  readonly tags: Keyed<string>;
  readonly params: Keyed<string>;
  readonly metrics: readonly LoggedModelMetric[];
}

/** A metric of a logged model, which may belong to a run and a data set. */
export interface LoggedModelMetric {
  readonly key: string;
  readonly value: number;
  readonly step: number;
  readonly timestampMs: number;
  readonly runId?: string;
  readonly datasetName?: string;
  readonly datasetDigest?: string;
}
