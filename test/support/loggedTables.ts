import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { loggedArtifactsTag } from '../../src/model/loggedTable.ts';
import type { RunToAdd, TestDatabase } from './database.ts';

/** Adds a run with the tables that it logged, by path: as MLflow's `log_table` leaves them, or any text. */
export function addRunWithTables(
  database: TestDatabase,
  run: Omit<RunToAdd, 'artifactUri'>,
  tables: Readonly<Record<string, { readonly columns: readonly string[]; readonly data: unknown } | string>>,
): void {
  const artifactUri = path.join(database.folder, 'artifacts', run.runId);
  mkdirSync(artifactUri, { recursive: true });
  for (const [name, table] of Object.entries(tables)) {
    writeFileSync(path.join(artifactUri, name), typeof table === 'string' ? table : JSON.stringify(table));
  }
  const logged = Object.keys(tables).map((name) => ({ path: name, type: 'table' }));
  database.addRun({ ...run, artifactUri, tags: { ...run.tags, [loggedArtifactsTag]: JSON.stringify(logged) } });
}
