import type { Sql } from '../../filter/sql.ts';
import type { StoreError } from '../storeError.ts';
import { WorkerError } from '../worker/workerError.ts';
import { openDatabaseQueue } from './databaseQueue.ts';
import { asStoreError, asWriteError, noMlflowTables } from './failures.ts';
import { asSchema, hasColumn, type Schema } from './schema.ts';
import type { Row } from './row.ts';
import type { ReadJob, SchemaAnswer, WriteJob } from './session.ts';
import type { WriteAnswer } from './writeSteps.ts';

/**
 * A database, read in a worker thread and changed in a process. Opened by the first question, closed when nobody has asked for a while, opened
 * again by the next. Each question but a change is one statement and sees the database as it is then. All reject with a StoreError or the signal's reason.
 */
export interface Database {
  readonly path: string;
  /** The tables of an MLflow database, as they are now. */
  schema(signal?: AbortSignal): Promise<Schema>;
  all(statement: Sql, signal?: AbortSignal): Promise<readonly Row[]>;
  /** For long answers: `take` gets each row, and the event loop turns now and then. */
  each(statement: Sql, take: (row: Row) => void, signal?: AbortSignal): Promise<void>;
  /**
   * For each statement for the points of a series: how many there are, then step, time and value of those that are kept.
   * `quick`: a first impression will do, where the last two params are the steps to begin and to end with; NaN is how many there are then.
   */
  series(
    statements: readonly Sql[],
    thinning: { readonly maxPoints: number; readonly quick?: boolean },
    signal?: AbortSignal,
  ): Promise<readonly Float64Array[]>;
  /**
   * The same for several runs of one metric by one statement, whose rows begin with the run: as many series, in the order of the ids. Undefined where
   * the database has no index in which all that stands together.
   */
  scan(
    statement: Sql,
    thinning: { readonly runIds: readonly string[]; readonly maxPoints: number },
    signal?: AbortSignal,
  ): Promise<readonly Float64Array[] | undefined>;
  /** Makes all the changes at once, or none. Gives the rows of the last statement. */
  write(changes: readonly Change[], signal?: AbortSignal): Promise<readonly Row[]>;
  close(): Promise<void>;
}

/** A statement that changes something, or that looks whether the next one may. */
export interface Change {
  readonly statement: Sql;
  /** Why nothing is changed where this finds no row, neither to read nor to change. */
  readonly orElse?: StoreError;
}

export interface DatabaseOptions {
  readonly busyTimeoutMs?: number;
  readonly idleMs?: number;
  /** MLflow's workspace; `default` unless said. */
  readonly workspace?: string;
}

export function openDatabase(
  path: string,
  { busyTimeoutMs = 5_000, idleMs = 30_000, workspace }: DatabaseOptions = {},
): Database {
  const file = { path, busyTimeoutMs };
  const queue = openDatabaseQueue(idleMs);
  let known: { readonly stamp: string; readonly schema: Schema } | undefined;

  async function ask(job: ReadJob, signal?: AbortSignal, take?: (part: unknown) => void): Promise<unknown> {
    try {
      return await queue.read(job, signal, take);
    } catch (error) {
      throw error instanceof WorkerError ? asStoreError(error, path) : error;
    }
  }

  async function change(job: WriteJob, signal?: AbortSignal): Promise<WriteAnswer> {
    try {
      return (await queue.write(job, signal)) as WriteAnswer;
    } catch (error) {
      throw error instanceof WorkerError ? asWriteError(error, path) : error;
    }
  }

  async function each(statement: Sql, take: (row: Row) => void, signal?: AbortSignal): Promise<void> {
    const job: ReadJob = { kind: 'rows', file, sql: statement.text, params: statement.params };
    const takePart = (part: unknown): void => {
      for (const row of part as readonly Row[]) take(row);
    };
    takePart((await ask(job, signal, takePart)) ?? []);
  }

  return {
    path,
    each,
    async schema(signal) {
      const answer = (await ask({ kind: 'schema', file, known: known?.stamp }, signal)) as SchemaAnswer;
      if (answer.columns) known = { stamp: answer.stamp, schema: asSchema(answer.columns, workspace) };
      const schema = known?.schema ?? asSchema([], workspace);
      if (!hasColumn(schema, 'experiments', 'experiment_id') || !hasColumn(schema, 'runs', 'run_uuid')) {
        throw noMlflowTables(path);
      }
      return schema;
    },
    async all(statement, signal) {
      const rows: Row[] = [];
      await each(statement, (row) => rows.push(row), signal);
      return rows;
    },
    async series(statements, { maxPoints, quick = false }, signal) {
      const series = statements.map(({ text, params }) => ({ sql: text, params }));
      return (await ask({ kind: 'series', file, series, maxPoints, quick }, signal)) as readonly Float64Array[];
    },
    async scan({ text, params }, { runIds, maxPoints }, signal) {
      const job: ReadJob = { kind: 'scan', file, all: { sql: text, params }, runIds, maxPoints };
      return (await ask(job, signal)) as readonly Float64Array[] | undefined;
    },
    async write(changes, signal) {
      const steps = changes.map(({ statement: { text, params }, orElse }) => ({
        sql: text,
        params,
        needed: orElse !== undefined,
      }));
      const answer = await change({ kind: 'write', file, steps }, signal);
      if ('rows' in answer) return answer.rows;
      throw changes[answer.unmet]?.orElse ?? new Error('A change failed without a reason.');
    },
    close: () => queue.close(),
  };
}
