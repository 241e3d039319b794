import type { PageContent, Protocol } from './protocol.ts';

/** How large the artifacts of a run or a model are. Told again and again while they are added up. */
export interface SizesProtocol extends Protocol {
  readonly content: SizesContent;
  readonly calls: {
    /** Adds up no more, or goes on. */
    readonly stop: { readonly ask: { readonly stop: boolean }; readonly answer: undefined };
    /** Opens one of the largest files, as its row in the sidebar does. */
    readonly open: { readonly ask: { readonly path: string }; readonly answer: undefined };
  };
}

export interface SizesContent extends PageContent {
  readonly fileCount: number;
  readonly folderCount: number;
  readonly totalBytes: number;
  /** Files of which the store does not say it. */
  readonly unknownCount: number;
  /** Folders that were not looked into yet. */
  readonly waitingCount: number;
  readonly isRunning: boolean;
  /** The largest first. */
  readonly largest: readonly { readonly path: string; readonly sizeBytes: number }[];
  readonly kinds: readonly SizesGroup[];
  /** Those right below. */
  readonly folders: readonly SizesGroup[];
  readonly unread?: { readonly count: number; readonly message: string };
}

export interface SizesGroup {
  readonly name: string;
  readonly fileCount: number;
  readonly sizeBytes: number;
}
