import { globSync } from 'node:fs';
import { stat } from 'node:fs/promises';

/** The bytes of all scripts of pages that were built, with the chunks that they share. */
export async function pageBytes(): Promise<number> {
  const files = await Promise.all(globSync('dist/webview/*.js').map((file) => stat(file)));
  return files.reduce((sum, { size }) => sum + size, 0);
}
