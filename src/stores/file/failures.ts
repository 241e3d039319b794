import { StoreError, type StoreFault } from '../storeError.ts';

/** What Node or the worker said about a file, as a sentence with the next step. */
export function asStoreError(error: unknown, path: string): StoreError {
  if (error instanceof StoreError) return error;
  const [fault, sentence] = explain(codeOf(error) ?? 'unknown', (error as NodeJS.ErrnoException).path ?? path);
  return new StoreError(fault, sentence, { cause: error });
}

/** As {@link asStoreError}, of something that was to be changed and was not. */
export function asWriteError(error: unknown, path: string): StoreError {
  if (error instanceof StoreError) return error;
  const [fault, sentence] = explainWrite(codeOf(error) ?? 'unknown', path);
  return new StoreError(fault, sentence, { cause: error });
}

/** Of several files that belong together, the first were changed and this one was not. */
export function halfMade(cause: StoreError, path: string): StoreError {
  return new StoreError(
    cause.fault,
    `A change stopped at ${path}, after it had changed other files. Refresh, and look before you try again.`,
    { cause, outcome: 'unknown' },
  );
}

/** The worker, or the connection, ended while a change was made. */
export function lostChange(path: string, cause: unknown): StoreError {
  return new StoreError(
    'unreachable',
    `A change in ${path} was cut short, so it is not known whether it was made. Refresh, and look before you try again.`,
    { cause, outcome: 'unknown' },
  );
}

export function taken(path: string): StoreError {
  return new StoreError('conflict', `Something else is at ${path} already. Nothing was changed; choose another name.`, {
    errorCode: 'INTERNAL_ERROR',
  });
}

export function leadsOut(path: string): StoreError {
  return new StoreError(
    'forbidden',
    `${path} is, or lies behind, a link that leads out of the store, where Podium changes nothing. Replace the link by a folder.`,
  );
}

export function notThere(path: string): StoreError {
  return new StoreError(
    'unreachable',
    `${path} is not there. Check the path of the connection, or run a script that logs to it.`,
  );
}

export function damaged(place: string, why: string, errorCode?: string): StoreError {
  return new StoreError(
    'damaged',
    `${place} is not what MLflow writes: ${why}. Restore it from a copy, or remove it if nobody needs it.`,
    errorCode === undefined ? {} : { errorCode },
  );
}

export function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code;
}

function explain(code: string, path: string): readonly [StoreFault, string] {
  switch (code) {
    case 'EACCES':
    case 'EPERM':
      return ['forbidden', `${path} may not be read by your user. Check the permissions of the file and its folders.`];
    case 'EIO':
    case 'ESTALE':
    case 'ETIMEDOUT':
    case 'EHOSTDOWN':
      return [
        'unreachable',
        `The disk or network folder of ${path} does not answer (${code}). Check it, then try again.`,
      ];
    case 'EMFILE':
    case 'ENFILE':
      return ['busy', `Too many files are open on this computer to read ${path}. Try again in a moment.`];
    case 'ERR_WORKER_OUT_OF_MEMORY':
      return [
        'tooLarge',
        `${path} holds more than Podium takes into memory. Move it into a database with "mlflow migrate-filestore".`,
      ];
    default:
      return ['server', `Reading ${path} failed (${code}). Try again; if it stays, see the log.`];
  }
}

function explainWrite(code: string, path: string): readonly [StoreFault, string] {
  switch (code) {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return [
        'forbidden',
        `${path} may not be changed by your user. Check the permissions of the file and its folder.`,
      ];
    case 'ENOSPC':
    case 'EDQUOT':
      return ['server', `There is no room left on the disk of ${path}. Nothing was changed; make room and try again.`];
    case 'EEXIST':
    case 'ENOTEMPTY':
    case 'EISDIR':
    case 'ENOTDIR':
      return ['conflict', taken(path).message];
    case 'EBUSY':
      return ['busy', `${path} is in use by another program. Nothing was changed; try again in a moment.`];
    case 'ENOENT':
      return ['notFound', `${path} has just been removed or moved. Nothing was changed; refresh to see what is there.`];
    case 'EIO':
    case 'ESTALE':
    case 'ETIMEDOUT':
    case 'EHOSTDOWN':
    case 'EMFILE':
    case 'ENFILE':
      return explain(code, path);
    default:
      return [
        'server',
        `Changing ${path} failed (${code}). Nothing was changed; try again, and if it stays, see the log.`,
      ];
  }
}
