import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

let root: Promise<string> | undefined;

/** A new folder, which is removed when this process ends, however it ends. */
export async function benchFolder(name: string): Promise<string> {
  root ??= mkdtemp(path.join(os.tmpdir(), 'podium-bench-')).then(removedAtTheEnd);
  return await mkdtemp(path.join(await root, `${name}-`));
}

function removedAtTheEnd(folder: string): string {
  process.once('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}
