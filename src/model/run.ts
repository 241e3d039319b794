import type { Keyed } from '../base/keyed.ts';
import type { LifecycleStage } from './lifecycle.ts';
import type { MetricPoint } from './metric.ts';

/** MLflow's run states; `UNKNOWN` is one that this version of Podium has never heard of. */
export type RunStatus = 'RUNNING' | 'SCHEDULED' | 'FINISHED' | 'FAILED' | 'KILLED' | 'UNKNOWN';

export interface Run {
  readonly runId: string;
  readonly experimentId: string;
  /** Empty where the client gave none (MLflow before 2.0). */
  readonly runName: string;
  readonly userId: string;
  readonly status: RunStatus;
  readonly lifecycleStage: LifecycleStage;
  readonly startTimeMs?: number;
  /** Absent while the run goes on. */
  readonly endTimeMs?: number;
  readonly artifactUri: string;
  /** The latest value of each metric, by MLflow's rule: the greatest step, then timestamp, then value. */
  readonly metrics: Keyed<number>;
  /** The same latest values with their step and time. */
  readonly latestMetrics: Keyed<MetricPoint>;
  readonly params: Keyed<string>;
  readonly tags: Keyed<string>;
  readonly datasets: readonly DatasetInput[];
  /** The logged models that the run read. */
  readonly modelInputs: readonly ModelReference[];
  /** The logged models that the run wrote. */
  readonly modelOutputs: readonly ModelReference[];
}

/** A data set that a run used, with what for: `training`, `validation`, … (the tag `mlflow.data.context`). */
export interface DatasetInput {
  readonly name: string;
  readonly digest: string;
  readonly sourceType: string;
  /** JSON, as MLflow keeps it. */
  readonly source: string;
  readonly schema?: string;
  readonly profile?: string;
  readonly tags: Keyed<string>;
}

export interface ModelReference {
  readonly modelId: string;
  /** Only for outputs. */
  readonly step?: number;
}

/** The run id of the run that this one is nested in, as the client's tag says. It may name a run that does not exist. */
export function parentRunId(run: Run): string | undefined {
  const id = run.tags['mlflow.parentRunId'];
  return id === undefined || id === '' ? undefined : id;
}

/** Whether new metrics can still come. */
export function isLive(run: Run): boolean {
  return (run.status === 'RUNNING' || run.status === 'SCHEDULED') && run.lifecycleStage === 'active';
}
