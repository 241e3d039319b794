import { StoreError } from '../../stores/storeError.ts';

/** Why a file could not be written on this computer, as a sentence with the next step. */
export function diskFailure(error: unknown, path: string): StoreError {
  if (error instanceof StoreError) return error;
  const { code = 'unknown' } = error as NodeJS.ErrnoException;
  return new StoreError('disk', sentence(code, path), { cause: error });
}

function sentence(code: string, path: string): string {
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return `The disk is full: ${path} could not be written to its end. Make room, or choose another folder.`;
    case 'EFBIG':
      return `${path} would be larger than its disk allows. Choose a folder on another one.`;
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return `${path} may not be written by your user. Choose another folder.`;
    case 'EISDIR':
    case 'ENOTDIR':
    case 'EEXIST':
      return `Something else is in the way at ${path}. Choose another folder, or move that away.`;
    case 'ELOOP':
      return `${path} is a link, which Podium does not write through. Choose another folder, or move it away.`;
    case 'ENAMETOOLONG':
      return `The path ${path} is too long for this computer. Choose a folder with a shorter one.`;
    case 'EBUSY':
      return `${path} is used by another program. Close it there, and try again.`;
    case 'ENOENT':
      return `The folder of ${path} is not there any more. Choose another one.`;
    default:
      return `${path} could not be written (${code}). Choose another folder, or look at the log.`;
  }
}
