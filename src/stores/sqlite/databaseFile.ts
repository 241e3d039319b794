import { open, stat } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import type { DatabaseSync } from 'node:sqlite';
import type { SqliteFile } from './session.ts';

export interface OpenFile {
  readonly database: DatabaseSync;
  /** Whether the path still means what was opened; otherwise what was read since is to be read again. */
  readonly isCurrent: () => Promise<boolean>;
}

/**
 * Opens a database to read, so that nothing is written beside it either.
 *
 * A reader of a database in WAL mode makes a `-wal` and a `-shm` file and leaves them behind. So where no writer has left a `-wal`,
 * the file is opened as one that nobody changes, and what was read counts only if it was still the same file afterwards.
 * Where there is a `-wal`, SQLite opens it in its usual way; a `-shm` that is missing beside it is then made, and stays.
 */
export async function openDatabaseFile({ path, busyTimeoutMs }: SqliteFile): Promise<OpenFile> {
  const stamp = await stampOf(path);
  const unchanging = (await isWal(path)) && !(await exists(`${path}-wal`));
  const { DatabaseSync } = await importSqlite();
  const database = new DatabaseSync(unchanging ? unchangingUrl(path) : path, {
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
      PRAGMA temp_store = MEMORY;
      PRAGMA case_sensitive_like = ON;`);
    // In the WHERE of long scans: a thread is ended only where JavaScript runs, not inside of SQLite.
    database.function('still_wanted', () => 1);
  } catch (error) {
    database.close();
    throw error;
  }
  return {
    database,
    isCurrent: async () => {
      const now = await stampOf(path);
      if (now.file !== stamp.file) return false;
      return !unchanging || (now.content === stamp.content && !(await exists(`${path}-wal`)));
    },
  };
}

/** Opens a database to change it. SQLite then also puts right what a program left that stopped in the middle of writing. */
export async function openToWrite({ path, busyTimeoutMs }: SqliteFile): Promise<DatabaseSync> {
  await stampOf(path);
  const { DatabaseSync } = await importSqlite();
  const url = pathToFileURL(path);
  // Otherwise a file that is not there any more would be made anew.
  url.searchParams.set('mode', 'rw');
  const database = new DatabaseSync(url, { allowExtension: false, enableDoubleQuotedStringLiterals: false });
  try {
    database.exec(`
      PRAGMA busy_timeout = ${String(Math.trunc(busyTimeoutMs))};
      PRAGMA foreign_keys = ON;
      PRAGMA trusted_schema = OFF;
      PRAGMA temp_store = MEMORY;`);
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

/** Which file it is, and which state of it. */
async function stampOf(path: string): Promise<{ readonly file: string; readonly content: string }> {
  const found = await stat(path, { bigint: true });
  if (!found.isFile()) throw Object.assign(new Error('This is not a file.'), { code: 'notDatabase' });
  return {
    file: `${String(found.dev)}/${String(found.ino)}`,
    content: `${String(found.size)}/${String(found.mtimeNs)}`,
  };
}

/** From the file's header, which says both that it is a database and how it is written to. */
async function isWal(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer } = await file.read(Buffer.alloc(20), 0, 20, 0);
    if (buffer.toString('latin1', 0, 16) !== 'SQLite format 3\0') {
      throw Object.assign(new Error('This is not a SQLite database.'), { code: 'notDatabase' });
    }
    return buffer[19] === 2;
  } finally {
    await file.close();
  }
}

function unchangingUrl(path: string): URL {
  const url = pathToFileURL(path);
  url.searchParams.set('immutable', '1');
  return url;
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
