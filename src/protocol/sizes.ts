import type { KnownSizes } from '../model/knownSizes.ts';
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

export interface SizesContent extends PageContent, KnownSizes {
  readonly isRunning: boolean;
}
