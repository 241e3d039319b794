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
