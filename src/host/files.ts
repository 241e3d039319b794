import type { FileAddress } from './ui.ts';

/** Files that only the editor reaches: in virtual folders, in version control, of other extensions. Both reject with a `StoreError`. */
export interface Files {
  find(address: FileAddress): Promise<FoundFile>;
  /** All of it. */
  read(address: FileAddress): Promise<Uint8Array>;
}

export interface FoundFile {
  readonly sizeBytes: number;
  /** Another one when the file has changed. */
  readonly version: string;
}
