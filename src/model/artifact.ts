/** One entry of an artifact folder. */
export interface FileInfo {
  /** Relative to the owner's artifact root, with `/`. */
  readonly path: string;
  readonly isDir: boolean;
  /** Absent for folders. */
  readonly fileSizeBytes?: number;
}

/** Whose files: a run's, a logged model's, or a registered version's. */
export type ArtifactOwner =
  { readonly runId: string } | { readonly modelId: string } | { readonly name: string; readonly version: string };

/** Part of a file: from `start` up to, but not including, `end`. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}
