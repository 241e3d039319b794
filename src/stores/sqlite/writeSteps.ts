import type { DatabaseSync } from 'node:sqlite';
import { sleep } from '../../base/cancel.ts';
import type { Param } from '../../filter/sql.ts';
import { openToWrite, type SqliteFile } from './databaseFile.ts';
import type { Row } from './row.ts';
import { plain, prepare } from './statement.ts';

export interface WriteStep {
  readonly sql: string;
  readonly params: readonly Param[];
  /** Whether all is undone where this finds no row. */
  readonly needed: boolean;
}

/** Between two looks whether nobody else writes now. Each look holds up whoever does for some microseconds. */
const pauseMs = 20;

/** The rows of the last step; or which step found no row and was needed, and then nothing has changed. */
export type WriteAnswer = { readonly rows: readonly Row[] } | { readonly unmet: number };

/**
 * Makes a change in one transaction, on a connection that lives no longer than it: nobody who logs waits for more than these statements.
 *
 * Given up while it waits for a program that writes, it is not made. Once it has begun it is not given up.
 */
export async function writeSteps(
  file: SqliteFile,
  steps: readonly WriteStep[],
  signal: AbortSignal,
): Promise<WriteAnswer> {
  const database = await openToWrite(file.path);
  try {
    await begin(database, file.busyTimeoutMs, signal);
    const answer = take(database, steps);
    database.exec('unmet' in answer ? 'ROLLBACK' : 'COMMIT');
    return answer;
  } finally {
    // Undoes what was not committed.
    database.close();
  }
}

/** SQLite's own way to wait is deaf meanwhile. It does for the end of the transaction, which waits for nobody but those who still read. */
async function begin(database: DatabaseSync, busyTimeoutMs: number, signal: AbortSignal): Promise<void> {
  const untilMs = performance.now() + busyTimeoutMs;
  for (;;) {
    signal.throwIfAborted();
    try {
      database.exec('PRAGMA busy_timeout = 0; BEGIN IMMEDIATE');
      break;
    } catch (error) {
      if (!isBusy(error) || performance.now() > untilMs) throw error;
    }
    await sleep(pauseMs, signal);
  }
  database.exec(`PRAGMA busy_timeout = ${String(Math.trunc(busyTimeoutMs))}`);
}

function isBusy(error: unknown): boolean {
  const { errcode = 0 } = error as { errcode?: number };
  return (errcode & 0xff) === 5;
}

function take(database: DatabaseSync, steps: readonly WriteStep[]): WriteAnswer {
  const triggered = tablesWithTriggers(database);
  let rows: Row[] = [];
  for (const [index, { sql, params, needed }] of steps.entries()) {
    refuseTriggers(triggered, sql);
    const changesBefore = totalChanges(database);
    rows = prepare(database, sql)
      .all(...params)
      .map((row) => Object.values(row).map(plain));
    if (needed && rows.length === 0 && totalChanges(database) === changesBefore) return { unmet: index };
  }
  return { rows };
}

/** What a trigger does comes with the file too: it could go on for ever, and hold up whoever logs. MLflow has none on what Podium changes. */
function refuseTriggers(tables: readonly string[], statement: string): void {
  const words = new Set(statement.toLowerCase().match(/[a-z_][a-z0-9_]*/g));
  if (tables.some((table) => words.has(table))) {
    throw Object.assign(new Error('A trigger watches this table.'), { code: 'trigger' });
  }
}

function tablesWithTriggers(database: DatabaseSync): readonly string[] {
  const found = database
    .prepare("SELECT DISTINCT lower(tbl_name) AS name FROM sqlite_schema WHERE type = 'trigger'")
    .all();
  return found.map(({ name }) => String(name));
}

function totalChanges(database: DatabaseSync): unknown {
  return database.prepare('SELECT total_changes() AS changes').get()?.['changes'];
}
