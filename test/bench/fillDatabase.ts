import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import { pythonEnvironment } from '../../scripts/lib/python.ts';

/** Makes `folder`/mlflow.db: MLflow's own empty database, and what `fill` puts into it, without the statistics (ANALYZE) that MLflow never makes. */
export async function fillDatabase(folder: string, fill: (database: DatabaseSync) => void): Promise<void> {
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, 'mlflow.db');
  await promisify(execFile)(await pythonEnvironment(), ['-m', 'mlflow', 'db', 'upgrade', `sqlite:///${file}`]);
  const database = new DatabaseSync(file);
  try {
    database.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; BEGIN');
    fill(database);
    database.exec('COMMIT');
  } finally {
    database.close();
  }
}
