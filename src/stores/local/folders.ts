import { realpath } from 'node:fs/promises';
import path from 'node:path';

/** The real path of what is there, or undefined. */
export function realPathOf(file: string): Promise<string | undefined> {
  return realpath(file).catch(() => undefined);
}

/** Whether a path is a folder or something below it. Both real, or neither. */
export function isWithin(folder: string, file: string): boolean {
  const way = path.relative(folder, file);
  return way === '' || (way !== '..' && !way.startsWith(`..${path.sep}`) && !path.isAbsolute(way));
}
