import { join } from 'node:path';
import { invalid, notFound } from '../query.ts';
import { StoreError } from '../storeError.ts';
import type { StoreWriter } from '../storeWriter.ts';
import { shortEnough } from '../writeChecks.ts';
import { makeChanges, type Changes } from './changes.ts';
import type { ExperimentFolder } from './experimentFolder.ts';
import { getExperiment } from './experiments.ts';
import { checkedFileExperimentTag } from './fileChecks.ts';
import type { RunFolder } from './runFolder.ts';
import type { StoreFolder } from './storeFolder.ts';
import { markRun } from './writeRuns.ts';

type ExperimentWrites = Pick<
  StoreWriter,
  'updateExperiment' | 'setExperimentTag' | 'deleteExperiment' | 'restoreExperiment'
>;

const maxNameCharacters = 500;
/** MLflow makes it anew where it is missing, and does not let it be deleted. */
const defaultExperimentId = '0';

export function experimentWrites(store: StoreFolder): ExperimentWrites {
  return {
    async updateExperiment(experimentId, { name }) {
      if (name === '') throw invalid('An experiment needs a name.');
      shortEnough('The name of an experiment', name, maxNameCharacters);
      const { lifecycleStage } = await getExperiment(store, experimentId);
      if (await isTaken(store, name)) throw nameTaken(name);
      // MLflow names no kind here, so that its code is the one for all that it did not foresee.
      if (lifecycleStage !== 'active') throw invalid(isDeleted(experimentId), 'INTERNAL_ERROR');
      const folder = experimentFolder(store, experimentId);
      await makeChanges(store.disk, (changes) => changes.edit(folder.path, { name, last_update_time: Date.now() }));
    },

    async setExperimentTag(experimentId, key, value) {
      checkedFileExperimentTag(key, value);
      const { lifecycleStage } = await getExperiment(store, experimentId);
      if (lifecycleStage !== 'active') throw invalid(isDeleted(experimentId));
      const folder = experimentFolder(store, experimentId);
      await makeChanges(store.disk, (changes) => {
        changes.write(folder.path, `tags/${key}`, value);
      });
    },

    async deleteExperiment(experimentId) {
      if (experimentId === defaultExperimentId) {
        throw invalid(`The experiment ${experimentId} is MLflow's own, and cannot be deleted.`, 'INTERNAL_ERROR');
      }
      const folder = store.activeExperiment(experimentId);
      if (!folder) throw noExperiment(store, experimentId);
      const now = Date.now();
      await changeAll(store, folder, 'active', async (changes, runs) => {
        for (const run of runs) await markRun(changes, run, 'deleted', now);
        await changes.edit(folder.path, { lifecycle_stage: 'deleted', last_update_time: now });
        changes.moveFolder(folder.path, join(store.trashPath, experimentId));
      });
    },

    // MLflow moves the folder first. Moved last, it can be restored once more where this is cut short.
    async restoreExperiment(experimentId) {
      const folder = store.deletedExperiment(experimentId);
      if (!folder) throw noExperiment(store, experimentId);
      if (store.activeExperiment(experimentId)) throw idTaken(experimentId);
      await changeAll(store, folder, 'deleted', async (changes, runs) => {
        for (const run of runs) await markRun(changes, run, 'active');
        await changes.edit(folder.path, { lifecycle_stage: 'active', last_update_time: Date.now() });
        changes.moveFolder(folder.path, join(store.path, experimentId));
      });
    },
  };
}

/** Changes an experiment together with those of its runs that are in a stage. */
async function changeAll(
  store: StoreFolder,
  folder: ExperimentFolder,
  stage: 'active' | 'deleted',
  plan: (changes: Changes, runs: readonly RunFolder[]) => Promise<void>,
): Promise<void> {
  if (!(await folder.experiment())) throw noExperiment(store, folder.experimentId);
  const runs: RunFolder[] = [];
  for (const run of folder.runs.all()) {
    await store.pace.breathe();
    const info = await store.notes.orSkip(run.path, () => run.info());
    if (info?.lifecycleStage === stage) runs.push(run);
  }
  await makeChanges(store.disk, (changes) => plan(changes, runs));
}

async function isTaken(store: StoreFolder, name: string): Promise<boolean> {
  for (const folder of store.allExperiments()) {
    await store.pace.breathe();
    const other = await store.notes.orSkip(folder.path, () => folder.experiment());
    if (other?.name === name) return true;
  }
  return false;
}

function experimentFolder(store: StoreFolder, experimentId: string): ExperimentFolder {
  const folder = store.experiment(experimentId);
  if (folder) return folder;
  throw noExperiment(store, experimentId);
}

function noExperiment({ path }: StoreFolder, experimentId: string): StoreError {
  return notFound(
    `There is no experiment ${experimentId.slice(0, 100)} in ${path} for this. Refresh to see which there are.`,
  );
}

function isDeleted(experimentId: string): string {
  return `The experiment ${experimentId} is deleted. Restore it first.`;
}

function nameTaken(name: string): StoreError {
  return new StoreError(
    'conflict',
    `An experiment, perhaps a deleted one, is called "${name.slice(0, 100)}" already. Choose another name.`,
    { errorCode: 'RESOURCE_ALREADY_EXISTS' },
  );
}

function idTaken(experimentId: string): StoreError {
  return new StoreError(
    'conflict',
    `There is another experiment ${experimentId}, which is not deleted. Move its folder elsewhere first.`,
    { errorCode: 'RESOURCE_ALREADY_EXISTS' },
  );
}
