import { randomUUID } from 'node:crypto';
import { closeSync, fchmodSync, fsyncSync, openSync, writeFileSync } from 'node:fs';
import { codeOf } from './failures.ts';

/** In a folder, a name that neither MLflow nor Podium takes for anything. */
export function temporaryName(): string {
  return `.podium-${randomUUID()}.tmp`;
}

/** Writes a new file, which is on the disk when this returns. `mode` is that of the file it is to replace. */
export function writeWhole(path: string, text: string, mode?: number): void {
  const handle = openSync(path, 'wx');
  try {
    writeFileSync(handle, text);
    if (mode !== undefined) fchmodSync(handle, mode & 0o7777);
    synchronize(handle);
  } finally {
    closeSync(handle);
  }
}

function synchronize(handle: number): void {
  try {
    fsyncSync(handle);
  } catch (error) {
    // Some network file systems have no such thing.
    if (!['EINVAL', 'ENOSYS', 'ENOTSUP'].includes(codeOf(error) ?? '')) throw error;
  }
}
