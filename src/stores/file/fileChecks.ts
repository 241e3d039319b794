import { invalid } from '../query.ts';
import { checkedExperimentTag, checkedKey, checkedTag } from '../writeChecks.ts';

// What names a file is checked before the disk is touched. Each gives back what it checked, or throws `invalid`.

// What every file system that we know of takes, be it counted in bytes or in UTF-16.
const maxNameBytes = 255;

/** The key of a tag, as the path of its file. */
export function checkedFileKey(key: string): string {
  for (const name of checkedKey(key).split('/')) checkedFileName(name);
  // To Windows, what follows a colon is no part of the name; MLflow refuses it there too.
  if (process.platform === 'win32' && key.includes(':')) throw invalid(`"${key}" is no key of a tag on Windows.`);
  return key;
}

/** A tag of a model or of a version. */
export function checkedFileTag(key: string, value: string): { readonly key: string; readonly value: string } {
  checkedFileKey(key);
  return checkedTag(key, value);
}

export function checkedFileExperimentTag(key: string, value: string): void {
  checkedExperimentTag(key, value);
  checkedFileKey(key);
}

export function checkedFileName(name: string): string {
  if (Buffer.byteLength(name) <= maxNameBytes) return name;
  throw invalid(`"${name.slice(0, 100)}…" is too long to name a file. Shorten it.`);
}
