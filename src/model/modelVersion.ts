import type { Keyed } from '../base/keyed.ts';

/** `None` where the model has no stage. Servers may know other names. */
export type ModelVersionStage = 'None' | 'Staging' | 'Production' | 'Archived' | (string & {});

export interface ModelVersion {
  readonly name: string;
  /** A whole number, as text. */
  readonly version: string;
  readonly description: string;
  readonly currentStage: ModelVersionStage;
  /** Whether the files are there: `READY`, `PENDING_REGISTRATION`, `FAILED_REGISTRATION`. */
  readonly status: string;
  readonly statusMessage: string;
  /** Where the files were registered from; text of the client, shown and never followed unasked. */
  readonly source: string;
  /** Empty where the version came from no run. */
  readonly runId: string;
  /** Empty before MLflow 3, and where the version was made from files alone. */
  readonly modelId: string;
  readonly creationTimeMs?: number;
  readonly lastUpdateTimeMs?: number;
  readonly userId: string;
  /** Sorted; MLflow's searches leave them out, Podium's stores fill them in. */
  readonly aliases: readonly string[];
  readonly tags: Keyed<string>;
}

/** The logged model that a version was registered from, where its source names one (`models:/m-…`); empty otherwise. */
export function modelIdOfSource(source: string): string {
  return /^models:\/(m-[^/]+)$/.exec(source)?.[1] ?? '';
}
