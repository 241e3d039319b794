import { sql } from '../../filter/sql.ts';
import { invalid, notFound } from '../query.ts';
import { checkedRunTag } from '../runTag.ts';
import { StoreError } from '../storeError.ts';
import type { RunChange, StoreWriter } from '../storeWriter.ts';
import { checkedKey } from '../writeChecks.ts';
import type { Change, Database } from './database.ts';
import { inWorkspaceExperiment, type Schema } from './schema.ts';
import { deleteRuns, restoreRuns } from './writeLifecycle.ts';
import { putRow, settings } from './writeRows.ts';

type RunWrites = Pick<StoreWriter, 'updateRun' | 'setTag' | 'deleteTag' | 'deleteRun' | 'restoreRun'>;

/** MLflow keeps a run's name twice: in its row, and as this tag. */
const nameTag = 'mlflow.runName';

export function runWrites(database: Database): RunWrites {
  const noRun = (runId: string): StoreError =>
    notFound(`There is no run ${runId.slice(0, 100)} in ${database.path}. Refresh to see which there are.`);

  const isThere = (schema: Schema, runId: string): Change => ({
    statement: sql`SELECT 1 FROM runs WHERE run_uuid = ${runId} AND ${inWorkspaceExperiment(schema, 'runs')}`,
    orElse: noRun(runId),
  });

  const changeActive = async (runId: string, changes: readonly Change[], signal?: AbortSignal): Promise<void> => {
    const schema = await database.schema(signal);
    const isActive = {
      statement: sql`SELECT 1 FROM runs WHERE run_uuid = ${runId} AND lifecycle_stage = 'active'`,
      orElse: invalid(`The run ${runId} is deleted, so it cannot be changed. Restore it first.`),
    };
    await database.write([isThere(schema, runId), isActive, ...changes], signal);
  };

  return {
    updateRun: (runId, change, signal) => changeActive(runId, updates(runId, change), signal),
    async setTag(runId, key, value, signal) {
      const tag = { run_uuid: runId, key: checkedKey(key), value: checkedRunTag(value) };
      await changeActive(runId, key === nameTag ? updates(runId, { runName: value }) : [putRow('tags', tag)], signal);
    },
    async deleteTag(runId, key, signal) {
      const statement = sql`DELETE FROM tags WHERE run_uuid = ${runId} AND key = ${key}`;
      const orElse = notFound(`The run ${runId} has no tag "${key.slice(0, 100)}". Refresh to see which it has.`);
      await changeActive(runId, [{ statement, orElse }], signal);
    },
    async deleteRun(runId, signal) {
      const schema = await database.schema(signal);
      await database.write([isThere(schema, runId), ...deleteRuns(schema, sql`runs.run_uuid = ${runId}`)], signal);
    },
    async restoreRun(runId, signal) {
      const schema = await database.schema(signal);
      await database.write([isThere(schema, runId), restoreRuns(schema, sql`runs.run_uuid = ${runId}`)], signal);
    },
  };
}

function updates(runId: string, { runName, status, endTimeMs }: RunChange): readonly Change[] {
  const name = runName === '' ? undefined : runName;
  const changes: Change[] = [];
  const values = settings({ name, status, end_time: endTimeMs });
  if (values.text !== '') changes.push({ statement: sql`UPDATE runs SET ${values} WHERE run_uuid = ${runId}` });
  if (name !== undefined) changes.push(putRow('tags', { run_uuid: runId, key: nameTag, value: name }));
  return changes;
}
