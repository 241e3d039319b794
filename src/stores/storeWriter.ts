import type { ModelVersion, ModelVersionStage } from '../model/modelVersion.ts';
import type { RunStatus } from '../model/run.ts';

/**
 * Changes what a store holds, as MLflow itself would. The methods are MLflow's REST verbs, and refuse what MLflow refuses.
 *
 * Each makes its change whole or not at all, and is sent once: nothing here is ever tried again by itself. When it resolves, the change
 * is made; when it rejects with a StoreError, it is not, unless the error's `outcome` is `unknown`. Cancelled before it was sent, it
 * is not made; cancelled underway, or when the store is closed, it may be. Whoever needs to know then asks the store.
 */
export interface StoreWriter {
  updateExperiment(experimentId: string, change: { readonly name: string }, signal?: AbortSignal): Promise<void>;
  setExperimentTag(experimentId: string, key: string, value: string, signal?: AbortSignal): Promise<void>;
  /** With all its runs, which can be restored with it. */
  deleteExperiment(experimentId: string, signal?: AbortSignal): Promise<void>;
  /** With all its runs, also those that were deleted before it was. */
  restoreExperiment(experimentId: string, signal?: AbortSignal): Promise<void>;

  updateRun(runId: string, change: RunChange, signal?: AbortSignal): Promise<void>;
  /** At most {@link maxRunTagCharacters}; a longer value is refused, where MLflow would cut it. The tag `mlflow.runName` renames the run. */
  setTag(runId: string, key: string, value: string, signal?: AbortSignal): Promise<void>;
  /** A tag that is not there is `notFound`. */
  deleteTag(runId: string, key: string, signal?: AbortSignal): Promise<void>;
  /** It can be restored until somebody runs `mlflow gc`; assessments that it made of traces are gone for good. */
  deleteRun(runId: string, signal?: AbortSignal): Promise<void>;
  restoreRun(runId: string, signal?: AbortSignal): Promise<void>;

  /** A name that a model has already, or a prompt, is a `conflict`. */
  createRegisteredModel(model: NewRegisteredModel, signal?: AbortSignal): Promise<void>;
  updateRegisteredModel(name: string, change: { readonly description: string }, signal?: AbortSignal): Promise<void>;
  setRegisteredModelTag(name: string, key: string, value: string, signal?: AbortSignal): Promise<void>;
  /** Resolves too where there is no such tag. */
  deleteRegisteredModelTag(name: string, key: string, signal?: AbortSignal): Promise<void>;
  /** Takes the alias from the version that has it. `latest`, `v1` and the like are MLflow's own. */
  setRegisteredModelAlias(name: string, alias: string, version: string, signal?: AbortSignal): Promise<void>;
  /** Resolves too where there is no such alias. */
  deleteRegisteredModelAlias(name: string, alias: string, signal?: AbortSignal): Promise<void>;

  /** Gives the version as it then is. */
  createModelVersion(version: NewModelVersion, signal?: AbortSignal): Promise<ModelVersion>;
  updateModelVersion(
    name: string,
    version: string,
    change: { readonly description: string },
    signal?: AbortSignal,
  ): Promise<void>;
  transitionModelVersionStage(name: string, version: string, change: StageChange, signal?: AbortSignal): Promise<void>;
  setModelVersionTag(name: string, version: string, key: string, value: string, signal?: AbortSignal): Promise<void>;
  /** Resolves too where there is no such tag. */
  deleteModelVersionTag(name: string, version: string, key: string, signal?: AbortSignal): Promise<void>;
  /** For good, with its aliases. Its files stay. */
  deleteModelVersion(name: string, version: string, signal?: AbortSignal): Promise<void>;
}

/** What is absent, or an empty name, stays as it is. */
export interface RunChange {
  readonly runName?: string;
  readonly status?: Exclude<RunStatus, 'UNKNOWN'>;
  readonly endTimeMs?: number;
}

/** A model without versions. See `modelNameProblem` for what it may be called. */
export interface NewRegisteredModel {
  readonly name: string;
  readonly description?: string;
  readonly tags?: Readonly<Record<string, string>>;
}

export interface NewModelVersion {
  readonly name: string;
  /** `runs:/…`, `models:/…`, or where else the files are. A server takes a path of its own machine only from the run that wrote it. */
  readonly source: string;
  readonly runId?: string;
  readonly description?: string;
  readonly tags?: Readonly<Record<string, string>>;
}

export interface StageChange {
  readonly stage: ModelVersionStage;
  /** Moves the versions that are in the stage now to `Archived`. Only for `Staging` and `Production`. */
  readonly archiveExistingVersions?: boolean;
}

/** The most that MLflow keeps of a run's tag, the note among them. */
export const maxRunTagCharacters = 8000;
