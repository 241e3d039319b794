import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';

const pageChunks = v.record(v.string(), v.array(v.string()));

/** The names of the scripts, beside a page's own in the folder of all, that this loads as it begins, as the build wrote them down. */
export async function readPageChunks(folder: string, script: string): Promise<readonly string[]> {
  const written: unknown = JSON.parse(await readFile(path.join(folder, 'chunks.json'), 'utf8'));
  return v.parse(pageChunks, written)[script] ?? [];
}
