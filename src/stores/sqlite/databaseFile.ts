import { randomUUID } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { access, constants } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import type { DatabaseSync } from 'node:sqlite';

// SQLite's SQLITE_CANTOPEN and SQLITE_NOTADB.
const cannotOpen = 14;
const notADatabase = 26;
const headerBytes = 100;

export interface SqliteFile {
  readonly path: string;
  /** How long to wait for a program that writes. */
  readonly busyTimeoutMs: number;
}

export interface OpenFile {
  readonly database: DatabaseSync;
  /** Tells it from every other file. */
  readonly identity: string;
  /** Whether the path still means what was opened; otherwise what was read since is to be read again. */
  readonly isCurrent: () => boolean;
  /** Whether somebody writes in WAL mode. Who then ends last clears away the `-wal`, and keeps it as long as another has the file open. */
  readonly hasWal: () => boolean;
}

/**
 * Opens a database to read, so that nothing is written beside it either.
 *
 * A reader of a database in WAL mode makes a `-wal` and a `-shm` file and leaves them behind. So where no writer has left a `-wal`,
 * the file is opened as one that nobody changes, and what was read counts only if it was still the same file afterwards.
 * Where there is a `-wal`, SQLite opens it in its usual way; a `-shm` that is missing beside it is then made, and stays.
 *
 * Only SQLite ever opens the file. What this process closed by other means would cost every reader in it the lock that POSIX gave the process;
 * SQLite knows of that, and puts off closing. Where another extension does it, one answer may be wrong or a `damaged`, and the next is right.
 */
export async function openDatabaseFile(file: SqliteFile): Promise<OpenFile> {
  try {
    return await openToRead(file);
  } catch (error) {
    // SQLite does not say why. That it may not be read, or is gone since it was looked at, the system does.
    if ((error as { errcode?: number }).errcode === cannotOpen) await access(file.path, constants.R_OK);
    throw error;
  }
}

async function openToRead({ path, busyTimeoutMs }: SqliteFile): Promise<OpenFile> {
  const stamp = stampOf(path);
  const { DatabaseSync } = await importSqlite();
  const hasWal = (): boolean => existsSync(`${path}-wal`);
  const unchanging = !hasWal() && isWal(path, DatabaseSync);
  const database = new DatabaseSync(unchanging ? urlOf(path, 'immutable', '1') : path, {
    readOnly: true,
    allowExtension: false,
    enableDoubleQuotedStringLiterals: false,
  });
  try {
    database.exec(`
      PRAGMA busy_timeout = ${String(Math.trunc(busyTimeoutMs))};
      PRAGMA query_only = ON;
      PRAGMA trusted_schema = OFF;
      PRAGMA cell_size_check = ON;
      PRAGMA mmap_size = 0;
      PRAGMA cache_size = -32768;
      PRAGMA temp_store = MEMORY;
      PRAGMA case_sensitive_like = ON;`);
    // In the WHERE of long scans: a thread is ended only where JavaScript runs, not inside of SQLite.
    database.function('still_wanted', () => 1);
    // Tells this connection from those before and after it.
    const openedAs = randomUUID();
    database.function('opened_as', () => openedAs);
  } catch (error) {
    database.close();
    throw error;
  }
  return {
    database,
    identity: stamp.identity,
    hasWal,
    isCurrent: () => {
      const now = stampOf(path);
      if (now.identity !== stamp.identity) return false;
      return !unchanging || (now.content === stamp.content && !hasWal());
    },
  };
}

/** Opens a database to change it. SQLite then also puts right what a program left that stopped in the middle of writing. */
export async function openToWrite(path: string): Promise<DatabaseSync> {
  stampOf(path);
  const { DatabaseSync } = await importSqlite();
  // Otherwise a file that is not there any more would be made anew.
  const database = new DatabaseSync(urlOf(path, 'mode', 'rw'), {
    allowExtension: false,
    enableDoubleQuotedStringLiterals: false,
  });
  try {
    database.exec('PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF; PRAGMA temp_store = MEMORY;');
  } catch (error) {
    database.close();
    throw error;
  }
  return database;
}

async function importSqlite(): Promise<typeof import('node:sqlite')> {
  try {
    return await import('node:sqlite');
  } catch (cause) {
    throw Object.assign(new Error('This Node has no node:sqlite.', { cause }), { code: 'noSqlite' });
  }
}

/** Which file it is, and which state of it. Not waited for: a worker has nothing else to do, and the way through the pool takes longer. */
function stampOf(path: string): { readonly identity: string; readonly content: string } {
  const found = statSync(path, { bigint: true });
  if (!found.isFile() || found.size < headerBytes) throw notDatabase();
  return {
    identity: `${String(found.dev)}/${String(found.ino)}`,
    content: `${String(found.size)}/${String(found.mtimeNs)}`,
  };
}

/** Whether it is written in WAL mode, which SQLite refuses to read without locks: those are what a WAL is shared by. */
function isWal(path: string, Sqlite: typeof DatabaseSync): boolean {
  const database = new Sqlite(urlOf(path, 'nolock', '1'), { readOnly: true });
  try {
    database.exec('PRAGMA schema_version');
    return false;
  } catch (error) {
    const { errcode } = error as { errcode?: number };
    if (errcode === notADatabase) throw notDatabase();
    // What else is wrong is said when it is opened to be read.
    return errcode === cannotOpen;
  } finally {
    database.close();
  }
}

function notDatabase(): Error {
  return Object.assign(new Error('This is not a SQLite database.'), { code: 'notDatabase' });
}

function urlOf(path: string, parameter: 'immutable' | 'mode' | 'nolock', value: string): URL {
  const url = pathToFileURL(path);
  url.searchParams.set(parameter, value);
  return url;
}
