import { StoreError, type StoreFault } from '../storeError.ts';

/** What Node or the worker said about a file, as a sentence with the next step. */
export function asStoreError(error: unknown, path: string): StoreError {
  if (error instanceof StoreError) return error;
  const [fault, sentence] = explain(codeOf(error) ?? 'unknown', (error as NodeJS.ErrnoException).path ?? path);
  return new StoreError(fault, sentence, { cause: error });
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
