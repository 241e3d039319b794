import { lstat, opendir } from 'node:fs/promises';
import { join } from 'node:path';

const mostEntries = 2_000;

/**
 * MLflow's own test. A folder `mlruns` alone proves nothing: beside a database it holds artifacts only.
 * A file store has `<digits>/meta.yaml` for an experiment, or `models/<name>/meta.yaml` for a registered model.
 */
export async function isFileStore(path: string): Promise<boolean> {
  const names = await foldersIn(path);
  for (const name of names) {
    if (/^\d+$/.test(name) && (await isFile(join(path, name, 'meta.yaml')))) return true;
  }
  if (!names.includes('models')) return false;
  for (const name of await foldersIn(join(path, 'models'))) {
    if (await isFile(join(path, 'models', name, 'meta.yaml'))) return true;
  }
  return false;
}

/** A folder that is not there, or may not be read, has no folders in it. */
export async function foldersIn(path: string): Promise<readonly string[]> {
  const names: string[] = [];
  try {
    let left = mostEntries;
    for await (const entry of await opendir(path, { bufferSize: 256 })) {
      if (entry.isDirectory()) names.push(entry.name);
      if (--left === 0) break;
    }
  } catch {
    return names;
  }
  return names.sort();
}

async function isFile(path: string): Promise<boolean> {
  return lstat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}
