/** One entry of an artifact folder. */
export interface FileInfo {
  /** Relative to the owner's artifact root, with `/`. */
  readonly path: string;
  readonly isDir: boolean;
  /** Absent for folders. */
  readonly fileSizeBytes?: number;
}

/** The last part of a path. */
export function fileNameOf({ path }: Pick<FileInfo, 'path'>): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Whether a list of this folder may have the entry: whatever else a server puts there is none of it. */
export function liesIn(folder: string, file: Pick<FileInfo, 'path'>): boolean {
  const name = fileNameOf(file);
  return name !== '' && file.path === (folder === '' ? name : `${folder}/${name}`);
}

/** Folders first, then by name, numbers as numbers: as in the editor's own explorer. */
export function inFolderOrder(files: readonly FileInfo[]): readonly FileInfo[] {
  return files.toSorted(byFolderOrder);
}

export function byFolderOrder(one: FileInfo, other: FileInfo): number {
  return Number(other.isDir) - Number(one.isDir) || byName.compare(one.path, other.path);
}

const byName = new Intl.Collator('en', { numeric: true });

/** Whose files: a run's, a logged model's, or a registered version's. */
export type ArtifactOwner =
  { readonly runId: string } | { readonly modelId: string } | { readonly name: string; readonly version: string };

/** Part of a file: from `start` up to, but not including, `end`. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}
