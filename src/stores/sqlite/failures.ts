import { StoreError, type StoreFault } from '../storeError.ts';
import type { WorkerError } from '../worker/workerError.ts';

/** What SQLite, Node or the worker said, as a sentence about the file and the next step. */
export function asStoreError(error: WorkerError, path: string): StoreError {
  const [fault, sentence] = explainMissing(error.message, path) ?? explain(error.code, path);
  return new StoreError(fault, sentence, { cause: error });
}

/** The same for a change, which was not made unless the `outcome` is `unknown`. */
export function asWriteError(error: WorkerError, path: string): StoreError {
  if (error.code !== 'ended') return asStoreError(error, path);
  return new StoreError(
    'server',
    `The process that was changing ${path} ended before it said whether it did. Refresh to see.`,
    { cause: error, outcome: 'unknown' },
  );
}

export function noMlflowTables(path: string): StoreError {
  return new StoreError(
    'notMlflow',
    `${path} is a SQLite database, but holds no MLflow experiments and runs. Choose the mlflow.db that MLflow wrote.`,
  );
}

function explain(code: string | number, path: string): readonly [StoreFault, string] {
  if (typeof code === 'number') return explainSqlite(code, path);
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return [
        'unreachable',
        `${path} is not there. Check the path of the connection, or run a script that logs to it first.`,
      ];
    case 'ELOOP':
      return ['unreachable', `${path} is a link that leads in a circle. Check the path of the connection.`];
    case 'EACCES':
    case 'EPERM':
      return ['forbidden', `${path} may not be read by your user. Check the permissions of the file and its folders.`];
    case 'notDatabase':
      return ['notMlflow', `${path} is not a SQLite database. Choose the mlflow.db that MLflow wrote.`];
    case 'computed':
      return [
        'notMlflow',
        `${path} computes what MLflow keeps in tables, which Podium does not run. Choose the mlflow.db that MLflow wrote.`,
      ];
    case 'noSqlite':
      return [
        'unsupported',
        `This editor cannot read ${path} directly: that needs VS Code 1.101 or newer. Update it, or start "mlflow server" on the file and connect to that.`,
      ];
    case 'trigger':
      return [
        'unsupported',
        `${path} has a trigger of its own on what is to be changed, which Podium does not set off. Nothing was changed; use MLflow.`,
      ];
    case 'notStarted':
      return [
        'server',
        `No process could be started to change ${path}. Nothing was changed; see the log, then try again.`,
      ];
    case 'changing':
      return ['busy', `${path} is being written to all the time. Try again in a moment.`];
    case 'tooLarge':
    case 'ERR_WORKER_OUT_OF_MEMORY':
    case 'ERR_STRING_TOO_LONG':
      return ['tooLarge', `${path} holds more here than Podium takes into memory. Ask for fewer at a time.`];
    default:
      return ['server', `Reading ${path} failed (${code}). Try again; if it stays, see the log.`];
  }
}

/** A table or column that every MLflow had so far: a later one may have renamed it. */
function explainMissing(message: string, path: string): readonly [StoreFault, string] | undefined {
  const [, kind, name] = /^no such (table|column): ([\w.]{1,100})$/.exec(message) ?? [];
  if (kind === undefined || name === undefined) return undefined;
  return [
    'unsupported',
    `${path} has no ${kind} "${name}", which this version of Podium needs. Nothing was changed; update Podium, or use MLflow.`,
  ];
}

/** By SQLite's primary result codes; the extended ones add detail above the lowest byte. */
function explainSqlite(code: number, path: string): readonly [StoreFault, string] {
  const readOnlyRollback = 776;
  if (code === readOnlyRollback) {
    return [
      'damaged',
      `A program stopped in the middle of writing ${path}. Open it once with MLflow, which puts that right, then try again.`,
    ];
  }
  switch (code & 0xff) {
    case 5: // SQLITE_BUSY
    case 6: // SQLITE_LOCKED
      return ['busy', `${path} is locked by a program that writes to it. Try again in a moment.`];
    case 7: // SQLITE_NOMEM
    case 18: // SQLITE_TOOBIG
      return ['tooLarge', `${path} holds more here than Podium takes into memory. Ask for fewer at a time.`];
    case 8: // SQLITE_READONLY
      return [
        'forbidden',
        `${path} may not be changed by your user. Check the permissions of the file and its folder.`,
      ];
    case 13: // SQLITE_FULL
      return ['server', `There is no room left on the disk of ${path}. Nothing was changed; make room and try again.`];
    case 19: // SQLITE_CONSTRAINT
    case 1: // SQLITE_ERROR, such as a column that is not there
      return [
        'unsupported',
        `${path} is not laid out as this version of Podium knows it. Nothing was changed; update Podium, or use MLflow.`,
      ];
    case 11: // SQLITE_CORRUPT
    case 26: // SQLITE_NOTADB
      return [
        'damaged',
        `${path} is damaged or was cut short. Restore it from a copy, or check it with "sqlite3 … 'PRAGMA integrity_check'".`,
      ];
    case 14: // SQLITE_CANTOPEN
      return ['unreachable', `${path} cannot be opened. Check the permissions of the file and its folder.`];
    default:
      return [
        'damaged',
        `SQLite could not read ${path} (error ${String(code)}). Check the file with MLflow, then try again.`,
      ];
  }
}
