import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';

/** Registered models as teams have them: a source run with metrics for each version, tags, and aliases at the newest. */
export const registryModels = {
  five: { name: 'few-versions', count: 5 },
  thousand: { name: 'many-versions', count: 1_000 },
} as const;

const startMs = Date.UTC(2026, 0, 1);

export function fillRegistry(database: DatabaseSync): void {
  const times = [startMs, startMs] as const;
  database
    .prepare(
      `INSERT INTO experiments (experiment_id, name, artifact_location, lifecycle_stage, creation_time, last_update_time, workspace)
       VALUES (1, 'registry', 'mlflow-artifacts:/1', 'active', ?, ?, 'default')`,
    )
    .run(...times);
  const model = database.prepare(
    "INSERT INTO registered_models (name, creation_time, last_updated_time, description, workspace) VALUES (?, ?, ?, '', 'default')",
  );
  const alias = database.prepare(
    "INSERT INTO registered_model_aliases (name, alias, version, workspace) VALUES (?, ?, ?, 'default')",
  );
  const run = database.prepare(`INSERT INTO runs
    (run_uuid, name, source_type, source_name, entry_point_name, user_id, status, start_time, end_time, source_version, lifecycle_stage, artifact_uri, experiment_id)
    VALUES (?, ?, 'UNKNOWN', '', '', 'bench', 'FINISHED', ?, ?, '', 'active', ?, 1)`);
  const version = database.prepare(`INSERT INTO model_versions
    (name, version, creation_time, last_updated_time, description, user_id, current_stage, source, run_id, status, workspace)
    VALUES (?, ?, ?, ?, '', 'bench', 'None', ?, ?, 'READY', 'default')`);
  for (const { name, count } of Object.values(registryModels)) {
    model.run(name, ...times);
    for (let number = 1; number <= count; number++) {
      const runId = createHash('md5')
        .update(`${name} ${String(number)}`)
        .digest('hex');
      const atMs = startMs + number * 60_000;
      const artifacts = `mlflow-artifacts:/1/${runId}/artifacts`;
      run.run(runId, `${name}-${String(number)}`, atMs, atMs + 50_000, artifacts);
      version.run(name, number, atMs, atMs, `${artifacts}/model`, runId);
    }
    for (const [at, known] of ['champion', 'challenger', 'rollback'].entries()) alias.run(name, known, count - at);
  }
  for (const statement of statements) database.exec(statement);
}

const metric = `SELECT 'metric_' || k.value, abs((r.rowid * 7919 + k.value * 104729) % 100000) / 100000.0, r.start_time, r.run_uuid, 0, 0
  FROM runs r CROSS JOIN json_each('[0,1,2,3,4,5,6,7,8,9]') k`;

const statements: readonly string[] = [
  `INSERT INTO metrics (key, value, timestamp, run_uuid, step, is_nan) ${metric}`,
  `INSERT INTO latest_metrics (key, value, timestamp, run_uuid, step, is_nan) ${metric}`,
  `INSERT INTO params (key, value, run_uuid)
    SELECT 'param_' || k.value, (r.rowid * 31 + k.value) % 97, r.run_uuid
    FROM runs r CROSS JOIN json_each('[0,1,2,3,4,5,6,7,8,9]') k`,
  `INSERT INTO tags (key, value, run_uuid) SELECT 'mlflow.runName', name, run_uuid FROM runs`,
  `INSERT INTO model_version_tags (name, version, key, value, workspace)
    SELECT v.name, v.version, 'tag_' || k.value, 'value_' || ((v.version + k.value) % 11), 'default'
    FROM model_versions v CROSS JOIN json_each('[0,1,2]') k`,
];
