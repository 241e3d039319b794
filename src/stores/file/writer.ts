import type { StoreWriter } from '../storeWriter.ts';
import type { ChangeArguments } from './questions.ts';

/** Has a change made in the worker. */
export type MakeChange = <Verb extends keyof StoreWriter>(
  verb: Verb,
  args: ChangeArguments<Verb>,
  signal?: AbortSignal,
) => Promise<Awaited<ReturnType<StoreWriter[Verb]>>>;

/** In the host: hands each change to the worker. */
export function fileWriter(make: MakeChange): StoreWriter {
  return {
    updateExperiment: (experimentId, change, signal) => make('updateExperiment', [experimentId, change], signal),
    setExperimentTag: (experimentId, key, value, signal) =>
      make('setExperimentTag', [experimentId, key, value], signal),
    deleteExperiment: (experimentId, signal) => make('deleteExperiment', [experimentId], signal),
    restoreExperiment: (experimentId, signal) => make('restoreExperiment', [experimentId], signal),

    updateRun: (runId, change, signal) => make('updateRun', [runId, change], signal),
    setTag: (runId, key, value, signal) => make('setTag', [runId, key, value], signal),
    deleteTag: (runId, key, signal) => make('deleteTag', [runId, key], signal),
    deleteRun: (runId, signal) => make('deleteRun', [runId], signal),
    restoreRun: (runId, signal) => make('restoreRun', [runId], signal),

    createRegisteredModel: (model, signal) => make('createRegisteredModel', [model], signal),
    updateRegisteredModel: (name, change, signal) => make('updateRegisteredModel', [name, change], signal),
    setRegisteredModelTag: (name, key, value, signal) => make('setRegisteredModelTag', [name, key, value], signal),
    deleteRegisteredModelTag: (name, key, signal) => make('deleteRegisteredModelTag', [name, key], signal),
    setRegisteredModelAlias: (name, alias, version, signal) =>
      make('setRegisteredModelAlias', [name, alias, version], signal),
    deleteRegisteredModelAlias: (name, alias, signal) => make('deleteRegisteredModelAlias', [name, alias], signal),

    createModelVersion: (version, signal) => make('createModelVersion', [version], signal),
    updateModelVersion: (name, version, change, signal) => make('updateModelVersion', [name, version, change], signal),
    transitionModelVersionStage: (name, version, change, signal) =>
      make('transitionModelVersionStage', [name, version, change], signal),
    setModelVersionTag: (name, version, key, value, signal) =>
      make('setModelVersionTag', [name, version, key, value], signal),
    deleteModelVersionTag: (name, version, key, signal) => make('deleteModelVersionTag', [name, version, key], signal),
    deleteModelVersion: (name, version, signal) => make('deleteModelVersion', [name, version], signal),
  };
}
