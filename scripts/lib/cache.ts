import { mkdir, mkdtemp, rename, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

/** Where big downloads are kept, shared by every clone of this user: `PODIUM_CACHE`, else `podium` in the user's cache folder. */
function cacheFolder(): string {
  const userCache = process.env['XDG_CACHE_HOME'] ?? path.join(os.homedir(), '.cache');
  return process.env['PODIUM_CACHE'] ?? path.join(userCache, 'podium');
}

/**
 * The cache's folder of this name, made by `build` when it is not there.
 *
 * `build` fills a temporary folder that is then renamed, so a folder that is there is whole, also when two build at once or one is
 * killed. What it writes must not remember the temporary folder's path. A name stands for one content: put versions into it.
 */
export async function cached(name: string, build: (folder: string) => Promise<void>): Promise<string> {
  const folder = path.join(cacheFolder(), name);
  if (await exists(folder)) return folder;
  await mkdir(cacheFolder(), { recursive: true });
  const temporary = await mkdtemp(`${folder}.making-`);
  try {
    await build(temporary);
    await rename(temporary, folder).catch(async (error: unknown) => {
      if (!(await exists(folder))) throw error; // Else another process was first, and its copy is as good.
    });
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
  return folder;
}

async function exists(folder: string): Promise<boolean> {
  return (await stat(folder).catch(() => undefined)) !== undefined;
}
