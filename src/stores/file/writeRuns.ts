import { checkedRunTag } from '../runTag.ts';
import { invalid, notFound } from '../query.ts';
import type { RunChange, StoreWriter } from '../storeWriter.ts';
import { makeChanges, type Changes, type Edits } from './changes.ts';
import type { RunFolder } from './runFolder.ts';
import { statusNumber } from './runInfo.ts';
import { findRun } from './runs.ts';
import type { StoreFolder } from './storeFolder.ts';
import { checkedFileKey } from './fileChecks.ts';

type RunWrites = Pick<StoreWriter, 'updateRun' | 'setTag' | 'deleteTag' | 'deleteRun' | 'restoreRun'>;

/** MLflow keeps a run's name twice: in its `meta.yaml`, and as this tag. */
const nameTag = 'mlflow.runName';

export function runWrites(store: StoreFolder): RunWrites {
  const change = async (folder: RunFolder, plan: (changes: Changes) => Promise<void> | void): Promise<void> => {
    try {
      await makeChanges(store.disk, plan);
    } finally {
      folder.forget();
    }
  };

  return {
    async updateRun(runId, { runName = '', ...more }) {
      const folder = await activeRun(store, runId);
      await change(folder, async (changes) => {
        if (runName !== '') changes.write(folder.path, `tags/${nameTag}`, checkedRunTag(runName));
        const edits = editsOf({ runName, ...more });
        if (Object.keys(edits).length > 0) await editRun(changes, folder, edits);
      });
    },
    async setTag(runId, key, value) {
      checkedFileKey(key);
      checkedRunTag(value);
      const folder = await activeRun(store, runId);
      await change(folder, async (changes) => {
        changes.write(folder.path, `tags/${key}`, value);
        if (key === nameTag && value !== '') await editRun(changes, folder, { run_name: value });
      });
    },
    async deleteTag(runId, key) {
      checkedFileKey(key);
      const folder = await activeRun(store, runId);
      const details = await folder.readDetails(store.question, true);
      if (details.tag(key) === undefined) {
        throw notFound(`The run ${runId} has no tag "${key}". Refresh to see which it has.`);
      }
      await change(folder, (changes) => {
        changes.remove(folder.path, `tags/${key}`);
      });
    },
    async deleteRun(runId) {
      const { folder } = await findRun(store, runId);
      await change(folder, (changes) => markRun(changes, folder, 'deleted', Date.now()));
    },
    async restoreRun(runId) {
      const { folder } = await findRun(store, runId);
      await change(folder, (changes) => markRun(changes, folder, 'active'));
    },
  };
}

/** `deletedTimeMs` is what `mlflow gc` counts from. */
export function markRun(
  changes: Changes,
  { path }: RunFolder,
  stage: 'active' | 'deleted',
  deletedTimeMs?: number,
): Promise<void> {
  return changes.edit(path, { lifecycle_stage: stage, deleted_time: deletedTimeMs });
}

async function activeRun(store: StoreFolder, runId: string): Promise<RunFolder> {
  const { folder, info } = await findRun(store, runId);
  if (info.lifecycleStage === 'active') return folder;
  throw invalid(`The run ${runId} is deleted, so it cannot be changed. Restore it first.`);
}

/** As MLflow, which keeps that time only of what is deleted. */
function editRun(changes: Changes, { path }: RunFolder, edits: Edits): Promise<void> {
  return changes.edit(path, { ...edits, deleted_time: undefined });
}

/** To MLflow, the time 0 is none. */
function editsOf({ runName = '', status, endTimeMs = 0 }: RunChange): Edits {
  return {
    ...(runName !== '' && { run_name: runName }),
    ...(status !== undefined && { status: statusNumber(status) }),
    ...(endTimeMs !== 0 && { end_time: endTimeMs }),
  };
}
