import type { DatabaseSync } from 'node:sqlite';
import type { Param } from '../../filter/sql.ts';
import { openToWrite } from './databaseFile.ts';
import type { Row, SqliteFile } from './session.ts';
import { plain, prepare } from './statement.ts';

export interface WriteStep {
  readonly sql: string;
  readonly params: readonly Param[];
  /** Whether all is undone where this finds no row. */
  readonly needed: boolean;
}

/** The rows of the last step; or which step found no row and was needed, and then nothing has changed. */
export type WriteAnswer = { readonly rows: readonly Row[] } | { readonly unmet: number };

/**
 * Makes a change in one transaction, on a connection that lives no longer than it: nobody who logs waits for more than these statements.
 *
 * Nothing else in this process may open and close the file meanwhile, but by SQLite: POSIX would give up the locks of the transaction with
 * it. So everything that is done with a database goes through one thread, one after the other.
 */
export async function writeSteps(file: SqliteFile, steps: readonly WriteStep[]): Promise<WriteAnswer> {
  const database = await openToWrite(file);
  try {
    database.exec('BEGIN IMMEDIATE');
    const answer = take(database, steps);
    database.exec('unmet' in answer ? 'ROLLBACK' : 'COMMIT');
    return answer;
  } finally {
    // Undoes what was not committed.
    database.close();
  }
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
