import type { Listen } from '../base/emitter.ts';

/** The folders that are open, and whether they are trusted. */
export interface Workspace {
  readonly folders: readonly WorkspaceFolder[];
  readonly isTrusted: boolean;
  /** Folders came or went, trust was granted, or a store appeared in one of them. */
  readonly onDidChange: Listen<void>;
}

export interface WorkspaceFolder {
  readonly name: string;
  /** Absolute, on this machine; folders elsewhere are left out. */
  readonly path: string;
}
