import { DatabaseSync } from 'node:sqlite';
import path from 'node:path';
import { workspaceFolder } from './sessionServer.ts';

/** The run `baseline` of the sample's experiment `wine-curves`, whose id each recording of the sample makes anew. */
export function baseline(): { readonly runId: string; readonly experimentId: string } {
  const database = new DatabaseSync(path.join(workspaceFolder(), 'mlflow.db'), { readOnly: true });
  try {
    const row = database
      .prepare("SELECT run_uuid, experiment_id FROM runs WHERE name = 'baseline' AND lifecycle_stage = 'active'")
      .get();
    return { runId: String(row?.['run_uuid']), experimentId: String(row?.['experiment_id']) };
  } finally {
    database.close();
  }
}
