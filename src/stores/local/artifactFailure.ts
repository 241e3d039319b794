import { StoreError } from '../storeError.ts';

/** What Node said about an artifact that is there, as a sentence with the next step. */
export function artifactFailure(error: unknown, artifact: string): StoreError {
  if (error instanceof StoreError) return error;
  const name = artifact.slice(0, 200) || 'This artifact folder';
  const { code = 'unknown' } = error as NodeJS.ErrnoException;
  switch (code) {
    case 'EACCES':
    case 'EPERM':
      return new StoreError(
        'forbidden',
        `${name} may not be read by your user. Check the permissions of the file and its folders.`,
        { cause: error },
      );
    case 'EMFILE':
    case 'ENFILE':
      return new StoreError(
        'busy',
        `Too many files are open on this computer to read ${name}. Try again in a moment.`,
        { cause: error },
      );
    default:
      return new StoreError('server', `Reading ${name} failed (${code}). Try again; if it stays, see the log.`, {
        cause: error,
      });
  }
}

export function notThere(file: string): StoreError {
  return new StoreError(
    'notFound',
    `There is no artifact ${file.slice(0, 200)} any more. Refresh to see which there are.`,
    {
      errorCode: 'RESOURCE_DOES_NOT_EXIST',
    },
  );
}

export function tooLarge(artifact: string): StoreError {
  return new StoreError(
    'tooLarge',
    `${artifact.slice(0, 200) || 'This folder'} is more than Podium takes into memory at once. Open it outside of the editor.`,
  );
}

/** Whether there is nothing, or not any more. ELOOP is a link in a circle. */
export function isAbsence(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR', 'ELOOP'].includes((error as NodeJS.ErrnoException).code ?? '');
}
