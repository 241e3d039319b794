import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';

const fixtures = path.resolve(import.meta.dirname, '../fixtures/sqlite');

export interface RunToAdd {
  readonly runId: string;
  readonly experimentId?: string;
  readonly name?: string;
  readonly status?: string;
  readonly lifecycleStage?: string;
  readonly startTimeMs?: number;
  readonly endTimeMs?: number;
  readonly artifactUri?: string;
  readonly metrics?: Readonly<Record<string, number>>;
  readonly params?: Readonly<Record<string, string>>;
  readonly tags?: Readonly<Record<string, string>>;
}

export interface VersionToAdd {
  readonly name: string;
  readonly version: number;
  readonly stage?: string;
  readonly source?: string;
  readonly runId?: string;
  readonly aliases?: readonly string[];
  readonly tags?: Readonly<Record<string, string>>;
}

/** A database as MLflow makes it, in a folder of its own, filled by plain inserts: no Python is needed. */
export class TestDatabase {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'podium-database-'));
  readonly path = path.join(this.folder, 'mlflow.db');
  /** The writer's side of it. */
  readonly connection: DatabaseSync;

  constructor(schema: 'mlflow-3.17' | 'mlflow-1.30' = 'mlflow-3.17') {
    // It waits for readers as long as Python's sqlite3 does.
    this.connection = new DatabaseSync(this.path, { enableForeignKeyConstraints: false, timeout: 5_000 });
    this.connection.exec('PRAGMA synchronous = OFF');
    this.connection.exec(readFileSync(path.join(fixtures, `${schema}.sql`), 'utf8'));
  }

  insert(table: string, row: Readonly<Record<string, SQLInputValue>>): void {
    const names = Object.keys(row);
    const columns = names.map((name) => `"${name}"`).join(', ');
    const places = names.map(() => '?').join(', ');
    this.connection.prepare(`INSERT INTO "${table}" (${columns}) VALUES (${places})`).run(...Object.values(row));
  }

  /** Many inserts at once, as a writer does it. */
  inOneGo(write: () => void): void {
    this.connection.exec('BEGIN');
    write();
    this.connection.exec('COMMIT');
  }

  addExperiment(experimentId: string, name: string, row: Readonly<Record<string, SQLInputValue>> = {}): void {
    const times = { creation_time: 1000, last_update_time: 1000 };
    const experiment = { experiment_id: BigInt(experimentId), name, artifact_location: '', lifecycle_stage: 'active' };
    this.insert('experiments', { ...experiment, ...times, ...row });
  }

  addRun(run: RunToAdd): void {
    this.insert('runs', {
      run_uuid: run.runId,
      name: run.name ?? '',
      source_type: 'LOCAL',
      user_id: 'ada',
      status: run.status ?? 'FINISHED',
      start_time: run.startTimeMs ?? 1000,
      end_time: run.endTimeMs ?? null,
      lifecycle_stage: run.lifecycleStage ?? 'active',
      artifact_uri: run.artifactUri ?? '',
      experiment_id: BigInt(run.experimentId ?? '1'),
    });
    const tags = { ...(run.name === undefined ? {} : { 'mlflow.runName': run.name }), ...run.tags };
    for (const [key, value] of Object.entries(tags)) this.insert('tags', { run_uuid: run.runId, key, value });
    for (const [key, value] of Object.entries(run.params ?? {}))
      this.insert('params', { run_uuid: run.runId, key, value });
    for (const [key, value] of Object.entries(run.metrics ?? {})) {
      this.insert('latest_metrics', { ...metricRow(run.runId, key, value), step: 0, timestamp: 1000 });
    }
  }

  addPoint(runId: string, key: string, step: number, timestampMs: number, value: number): void {
    this.insert('metrics', { ...metricRow(runId, key, value), step, timestamp: timestampMs });
  }

  /** What a run's newest value of a metric is. */
  addLatest(runId: string, key: string, step: number, timestampMs: number, value: number): void {
    this.insert('latest_metrics', { ...metricRow(runId, key, value), step, timestamp: timestampMs });
  }

  addModel(name: string, tags: Readonly<Record<string, string>> = {}): void {
    this.insert('registered_models', { name, creation_time: 1000, last_updated_time: 1000, description: '' });
    for (const [key, value] of Object.entries(tags)) this.insert('registered_model_tags', { name, key, value });
  }

  addVersion({ name, version, stage = 'None', source = '', runId = '', aliases = [], tags = {} }: VersionToAdd): void {
    const times = { creation_time: 1000 + version, last_updated_time: 1000 + version };
    const status = { current_stage: stage, status: 'READY' };
    this.insert('model_versions', { name, version, source, run_id: runId, ...times, ...status });
    for (const alias of aliases) this.insert('registered_model_aliases', { name, alias, version });
    for (const [key, value] of Object.entries(tags)) this.insert('model_version_tags', { name, version, key, value });
  }

  dispose(): void {
    if (this.connection.isOpen) this.connection.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** As MLflow's SQL stores write it: NaN as 0 with a mark, infinities as the greatest numbers there are. */
function metricRow(runId: string, key: string, value: number): Record<string, SQLInputValue> {
  const finite = Math.max(-Number.MAX_VALUE, Math.min(Number.MAX_VALUE, value));
  return { run_uuid: runId, key, value: Number.isNaN(value) ? 0 : finite, is_nan: Number.isNaN(value) ? 1 : 0 };
}
