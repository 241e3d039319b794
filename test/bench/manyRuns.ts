import { createHash } from 'node:crypto';
import type { DatabaseSync, SQLInputValue } from 'node:sqlite';

/**
 * One experiment of a hundred thousand runs, as a team's search makes them: five metrics, params and tags each, some missing, some NaN; and one
 * metric and one param of 990 each, of which some runs in the middle have all.
 */
export const manyRuns = { experimentId: '1', count: 100_000, rare: 990, wide: { from: 50_000, to: 50_100 } };

const startMs = Date.UTC(2026, 0, 1);
const metrics = ['loss', 'accuracy', 'val_loss', 'val_accuracy', 'epoch_time'];
const users = ['ada', 'alan', 'grace'];
const rates = ['0.1', '0.01', '0.001', '0.0001'];
const optimizers = ['adam', 'sgd', 'lion'];

export function fillManyRuns(database: DatabaseSync): void {
  const inserted = (table: string, columns: string) => {
    const marks = columns.replace(/\w+/g, '?');
    const statement = database.prepare(`INSERT INTO ${table} (${columns}) VALUES (${marks})`);
    return (...values: readonly SQLInputValue[]) => statement.run(...values);
  };
  const experiment = inserted(
    'experiments',
    'experiment_id, name, artifact_location, lifecycle_stage, creation_time, last_update_time, workspace',
  );
  const run = inserted(
    'runs',
    'run_uuid, name, source_type, source_name, entry_point_name, user_id, status, start_time, end_time, source_version, lifecycle_stage, artifact_uri, experiment_id',
  );
  const point = inserted('metrics', 'key, value, timestamp, run_uuid, step, is_nan');
  const latest = inserted('latest_metrics', 'key, value, timestamp, run_uuid, step, is_nan');
  const param = inserted('params', 'key, value, run_uuid');
  const tag = inserted('tags', 'key, value, run_uuid');

  experiment(1, 'many/runs', 'mlflow-artifacts:/1', 'active', startMs, startMs, 'default');
  const random = randomNumbers();
  for (let number = 0; number < manyRuns.count; number++) {
    const runId = createHash('md5').update(String(number)).digest('hex');
    const name = `run-${String(number).padStart(6, '0')}`;
    const user = users[number % users.length] ?? '';
    const began = startMs + Math.floor(number / 2) * 60_000; // Two at a time, so that there are ties.
    const stage = number % 40 === 0 ? 'deleted' : 'active';
    const place = `mlflow-artifacts:/1/${runId}/artifacts`;
    run(runId, name, 'UNKNOWN', '', '', user, 'FINISHED', began, began + 50_000, '', stage, place, 1);
    for (const [index, key] of metrics.entries()) {
      if ((number + index) % 50 === 0) continue;
      const isNan = (number + index) % 97 === 0;
      const value = isNan ? 0 : random();
      for (const insert of [point, latest]) insert(key, value, began, runId, 0, isNan ? 1 : 0);
    }
    const { rare, wide } = manyRuns;
    const isWide = number >= wide.from && number < wide.to;
    const others = isWide ? Array.from({ length: rare }, (_, index) => index) : [number % rare];
    for (const other of others) {
      for (const insert of [point, latest]) insert(`rare_${String(other)}`, number / (other + 1), began, runId, 0, 0);
      param(`rare_${String(other)}`, String(number - other), runId);
    }
    param('learning_rate', rates[number % rates.length] ?? '', runId);
    param('optimizer', optimizers[number % optimizers.length] ?? '', runId);
    for (const key of ['batch_size', 'depth', 'seed']) param(key, String(Math.floor(random() * 100)), runId);
    tag('mlflow.runName', name, runId);
    tag('mlflow.user', user, runId);
    tag('mlflow.source.name', 'train.py', runId);
    tag('mlflow.source.type', 'LOCAL', runId);
    tag('team', `team-${String(number % 7)}`, runId);
  }
}

/** The same from 0 to 1 every time. */
function randomNumbers(): () => number {
  let state = 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
