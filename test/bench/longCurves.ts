import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';

/** Runs with three long metrics each. */
export const longCurves = { experimentId: '1', keys: ['loss', 'val_loss', 'accuracy'], runs: 20, points: 100_000 };

const startMs = Date.UTC(2026, 0, 1);

export const curveRunIds: readonly string[] = Array.from({ length: longCurves.runs }, (_, number) =>
  createHash('md5')
    .update(`curve ${String(number)}`)
    .digest('hex'),
);

/** They are written at the same time, as runs are that are compared: their points lie mixed in the file. */
export function fillLongCurves(database: DatabaseSync): void {
  const began = String(startMs);
  const runs = JSON.stringify(curveRunIds);
  const keys = JSON.stringify(longCurves.keys);
  const curve = `k.value, 1.0 / (n.i + 1) + 0.01 * ((n.i * 7919 + r.key * 104729 + k.key) % 1000) / 1000.0, ${began} + n.i * 100, r.value, n.i, 0`;
  const columns = 'key, value, timestamp, run_uuid, step, is_nan';
  const last = String(longCurves.points - 1);
  database.exec(`
    INSERT INTO experiments (experiment_id, name, artifact_location, lifecycle_stage, creation_time, last_update_time, workspace)
      VALUES (1, 'long/curves', 'mlflow-artifacts:/1', 'active', ${began}, ${began}, 'default');
    INSERT INTO runs (run_uuid, name, source_type, source_name, entry_point_name, user_id, status, start_time, end_time, source_version, lifecycle_stage, artifact_uri, experiment_id)
      SELECT value, 'curve-' || key, 'UNKNOWN', '', '', 'bench', 'FINISHED', ${began}, ${began} + 10000000, '', 'active', 'mlflow-artifacts:/1/' || value || '/artifacts', 1
      FROM json_each('${runs}');
    WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ${last})
      INSERT INTO metrics (${columns}) SELECT ${curve} FROM n CROSS JOIN json_each('${runs}') r CROSS JOIN json_each('${keys}') k;
    INSERT INTO latest_metrics (${columns}) SELECT ${columns} FROM metrics WHERE step = ${last};`);
}
