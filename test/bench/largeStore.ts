import type { DatabaseSync } from 'node:sqlite';
import { busyExperiment, longMetric, newestRun, sizes } from './largeStoreNames.ts';

const startMs = Date.UTC(2026, 0, 1);

/**
 * Far more than a page of everything. Twenty thousand runs, each with twenty metrics, twenty params and five tags, stand in one experiment.
 */
export function fillLargeStore(database: DatabaseSync): void {
  for (const statement of statements) database.exec(statement);
}

/** `count` whole numbers from 0, as the table `n(i)`. */
function numbers(count: number): string {
  return `WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ${String(count - 1)})`;
}

const runId = `printf('%032x', i + 1)`;

/** For each run, `count` rows named by `name`, which may use k. */
function perRun(table: string, columns: string, values: string, count: number): string {
  return `${numbers(sizes.runs)}, m(k) AS (SELECT i FROM n WHERE i < ${String(count)})
    INSERT INTO ${table} (${columns}) SELECT ${values} FROM n, m`;
}

const metricColumns = 'key, value, timestamp, run_uuid, step, is_nan';
const metricValues = `'metric_' || k, abs((i * 7919 + k * 104729) % 100000) / 100000.0, ${String(startMs)} + i * 60000, ${runId}, 0, 0`;

const statements: readonly string[] = [
  `${numbers(sizes.experiments)} INSERT INTO experiments
    (experiment_id, name, artifact_location, lifecycle_stage, creation_time, last_update_time, workspace)
    SELECT i + 1, CASE i WHEN 0 THEN '${busyExperiment}' ELSE 'large/experiment-' || printf('%04d', i) END,
      'mlflow-artifacts:/' || (i + 1), 'active', ${String(startMs)} + i, ${String(startMs)} + ${String(sizes.experiments)} - i, 'default' FROM n`,
  `${numbers(sizes.experiments)} INSERT INTO experiment_tags (key, value, experiment_id) SELECT 'team', 'team-' || i % 7, i + 1 FROM n`,
  `${numbers(sizes.runs)} INSERT INTO runs
    (run_uuid, name, source_type, source_name, entry_point_name, user_id, status, start_time, end_time, source_version, lifecycle_stage, artifact_uri, experiment_id)
    SELECT ${runId}, 'run-' || printf('%05d', i), 'UNKNOWN', '', '', 'bench', 'FINISHED', ${String(startMs)} + i * 60000, ${String(startMs)} + i * 60000 + 50000,
      '', 'active', 'mlflow-artifacts:/1/' || ${runId} || '/artifacts', 1 FROM n`,
  perRun('metrics', metricColumns, metricValues, 20),
  perRun('latest_metrics', metricColumns, metricValues, 20),
  `${numbers(sizes.longHistory)} INSERT INTO metrics (${metricColumns})
    SELECT '${longMetric}', 1.0 / (i + 1), ${String(startMs)} + i * 100, '${newestRun(0).runId}', i, 0 FROM n`,
  perRun('params', 'key, value, run_uuid', `'param_' || k, (i * 31 + k) % 97, ${runId}`, 20),
  // MLflow searches run names in this tag.
  `${numbers(sizes.runs)} INSERT INTO tags (key, value, run_uuid) SELECT 'mlflow.runName', 'run-' || printf('%05d', i), ${runId} FROM n`,
  perRun('tags', 'key, value, run_uuid', `'tag_' || k, 'value_' || (i + k) % 11, ${runId}`, 5),
  `${numbers(sizes.models)} INSERT INTO registered_models (name, creation_time, last_updated_time, description, workspace)
    SELECT 'model-' || printf('%04d', i), ${String(startMs)} + i, ${String(startMs)} + i, '', 'default' FROM n`,
  `${numbers(sizes.models)}, v(k) AS (SELECT i + 1 FROM n WHERE i < ${String(sizes.versions)})
    INSERT INTO model_versions (name, version, creation_time, last_updated_time, description, user_id, current_stage, source, run_id, status, workspace)
    SELECT 'model-' || printf('%04d', i), k, ${String(startMs)} + i, ${String(startMs)} + i, '', 'bench', 'None', '', ${runId}, 'READY', 'default' FROM n, v`,
  `${numbers(sizes.models)} INSERT INTO registered_model_aliases (alias, version, name, workspace)
    SELECT 'champion', 3, 'model-' || printf('%04d', i), 'default' FROM n`,
];
