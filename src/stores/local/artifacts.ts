import { opendir, stat } from 'node:fs/promises';
import type { FileInfo } from '../../model/artifact.ts';
import { artifactFailure, isAbsence, tooLarge } from './artifactFailure.ts';
import { artifactRoot, type ArtifactPlace } from './artifactRoot.ts';
import { insideArtifacts } from './insideArtifacts.ts';

const mostEntries = 20_000;

/** One folder, by name. Empty for what is not there, or is a file. */
export async function listArtifacts(
  place: ArtifactPlace,
  folder = '',
  signal?: AbortSignal,
): Promise<readonly FileInfo[]> {
  const root = await artifactRoot(place);
  signal?.throwIfAborted();
  try {
    return await filesIn(root, folder, signal);
  } catch (error) {
    signal?.throwIfAborted();
    if (isAbsence(error)) return [];
    throw artifactFailure(error, folder);
  }
}

async function filesIn(root: string, folder: string, signal?: AbortSignal): Promise<readonly FileInfo[]> {
  const real = await insideArtifacts(root, folder);
  if (real === undefined || !(await isDirectory(real))) return [];
  const names = await namesIn(real, folder, signal);
  const files: FileInfo[] = [];
  // A few at a time: other work of the editor waits for the same threads.
  for (let start = 0; start < names.length; start += 32) {
    signal?.throwIfAborted();
    const some = names.slice(start, start + 32);
    files.push(...(await Promise.all(some.map((name) => info(root, folder === '' ? name : `${folder}/${name}`)))));
  }
  return files;
}

async function namesIn(folder: string, said: string, signal?: AbortSignal): Promise<readonly string[]> {
  const names: string[] = [];
  for await (const { name } of await opendir(folder)) {
    signal?.throwIfAborted();
    names.push(name);
    if (names.length > mostEntries) throw tooLarge(said);
  }
  return names.sort();
}

/** A link that leads elsewhere, or nowhere, is shown as a file: opening it says why not. */
async function info(root: string, artifact: string): Promise<FileInfo> {
  const real = await insideArtifacts(root, artifact).catch(() => undefined);
  const found = real === undefined ? undefined : await stat(real).catch(() => undefined);
  if (found?.isDirectory()) return { path: artifact, isDir: true };
  return { path: artifact, isDir: false, ...(found?.isFile() ? { fileSizeBytes: found.size } : {}) };
}

async function isDirectory(file: string): Promise<boolean> {
  return (await stat(file)).isDirectory();
}
