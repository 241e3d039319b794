/** What is known so far of the sizes of the files in a folder, and in those below it. */
export interface KnownSizes {
  readonly fileCount: number;
  readonly folderCount: number;
  readonly totalBytes: number;
  /** Files of which the store does not say it. */
  readonly unknownCount: number;
  /** Folders that were not looked into yet. */
  readonly waitingCount: number;
  /** The largest first. */
  readonly largest: readonly { readonly path: string; readonly sizeBytes: number }[];
  /** By what their names end with, and by the folders right below: the largest first. */
  readonly kinds: readonly SizeGroup[];
  readonly folders: readonly SizeGroup[];
  /** Folders that could not be read, and why the first of them. */
  readonly unread?: { readonly count: number; readonly message: string };
}

export interface SizeGroup {
  readonly name: string;
  readonly fileCount: number;
  readonly sizeBytes: number;
}
