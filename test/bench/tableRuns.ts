import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';

/** Two experiments as tables show them: 20 metrics, 20 params and 5 tags a run. */
export const tableExperiments = [
  { experimentId: '1', name: 'table/thousand', prefix: 'wide', count: 1_000 },
  { experimentId: '2', name: 'table/ten-thousand', prefix: 'many', count: 10_000 },
] as const;

export type TableExperiment = (typeof tableExperiments)[number];

const startMs = Date.UTC(2026, 0, 1);

/** By its number: the last one is the newest. */
export function tableRun(
  { prefix }: TableExperiment,
  number: number,
): { readonly runId: string; readonly name: string } {
  const name = `${prefix}-${String(number).padStart(5, '0')}`;
  return { name, runId: createHash('md5').update(name).digest('hex') };
}

export function fillTableRuns(database: DatabaseSync): void {
  const run = database.prepare(`INSERT INTO runs
    (run_uuid, name, source_type, source_name, entry_point_name, user_id, status, start_time, end_time, source_version, lifecycle_stage, artifact_uri, experiment_id)
    VALUES (?, ?, 'UNKNOWN', '', '', 'bench', 'FINISHED', ?, ?, '', 'active', ?, ?)`);
  for (const experiment of tableExperiments) {
    const { experimentId, name, count } = experiment;
    database
      .prepare(
        `INSERT INTO experiments (experiment_id, name, artifact_location, lifecycle_stage, creation_time, last_update_time, workspace)
         VALUES (?, ?, ?, 'active', ?, ?, 'default')`,
      )
      .run(experimentId, name, `mlflow-artifacts:/${experimentId}`, startMs, startMs);
    for (let number = 0; number < count; number++) {
      const { runId, name: runName } = tableRun(experiment, number);
      const began = startMs + number * 60_000;
      run.run(
        runId,
        runName,
        began,
        began + 50_000,
        `mlflow-artifacts:/${experimentId}/${runId}/artifacts`,
        experimentId,
      );
    }
  }
  for (const statement of statements) database.exec(statement);
}

const keys = (count: number): string =>
  `json_each('${JSON.stringify(Array.from({ length: count }, (_, index) => index))}')`;
const metric = `SELECT 'metric_' || k.value, abs((r.rowid * 7919 + k.value * 104729) % 100000) / 100000.0, r.start_time, r.run_uuid, 0, 0
  FROM runs r CROSS JOIN ${keys(20)} k`;

const statements: readonly string[] = [
  `INSERT INTO metrics (key, value, timestamp, run_uuid, step, is_nan) ${metric}`,
  `INSERT INTO latest_metrics (key, value, timestamp, run_uuid, step, is_nan) ${metric}`,
  `INSERT INTO params (key, value, run_uuid)
    SELECT 'param_' || k.value, (r.rowid * 31 + k.value) % 97, r.run_uuid FROM runs r CROSS JOIN ${keys(20)} k`,
  `INSERT INTO tags (key, value, run_uuid) SELECT 'mlflow.runName', name, run_uuid FROM runs`,
  `INSERT INTO tags (key, value, run_uuid)
    SELECT 'tag_' || k.value, 'value_' || (r.rowid + k.value) % 11, r.run_uuid FROM runs r CROSS JOIN ${keys(5)} k`,
];
