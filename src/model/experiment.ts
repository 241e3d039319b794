import type { Keyed } from '../base/keyed.ts';
import type { LifecycleStage } from './lifecycle.ts';

export interface Experiment {
  readonly experimentId: string;
  readonly name: string;
  readonly artifactLocation: string;
  readonly lifecycleStage: LifecycleStage;
  /** Absent in stores written before MLflow 1.29. */
  readonly creationTimeMs?: number;
  readonly lastUpdateTimeMs?: number;
  readonly tags: Keyed<string>;
}

/** `wine`, `wine, iris`, `3 experiments`: of what a title is. */
export function experimentWords(experiments: readonly Pick<Experiment, 'name'>[]): string {
  if (experiments.length > 2) return `${String(experiments.length)} experiments`;
  return experiments.map(({ name }) => name).join(', ');
}
