/** What one kind of page and its host say to each other. Each has a file in this folder that fills in the parts. */
export interface Protocol {
  /** What there is to show, always whole: a page that is loaded anew is told all of it. */
  readonly content: PageContent;
  /** What the page may ask, each question with its answer. */
  readonly calls: Readonly<Record<string, { readonly ask: unknown; readonly answer: unknown }>>;
}

export interface PageContent {
  /** For the tab; plain text. */
  readonly title: string;
}

/** What a page knows. It has each of these to show. */
export type PageState<Content> =
  | { readonly kind: 'loading' }
  | {
      readonly kind: 'failed';
      readonly message: string;
      /** It lies in a folder outside of the store's, which a person may allow. */
      readonly canAllow?: boolean;
    }
  | {
      readonly kind: 'shown';
      readonly content: Content;
      /** Why the content could not be read again: it is what was true before. */
      readonly stale?: string;
    };

export type CallName<P extends Protocol> = keyof P['calls'] & string;
export type Ask<P extends Protocol, Name extends CallName<P>> = P['calls'][Name]['ask'];
export type Answer<P extends Protocol, Name extends CallName<P>> = P['calls'][Name]['answer'];

/**
 * What is sent either way is plain data without NaN and infinities, which VS Code would make null of; they stand in typed arrays.
 * Each `ask` is answered once, with its `id`, unless the page cancels it or goes away.
 */
export type ToHost =
  /** The page's script runs: it is to be told all. What an earlier one had asked is forgotten. */
  | { readonly kind: 'ready' }
  /** Read again what is shown. */
  | { readonly kind: 'retry' }
  /** Ask whether the folder may be read at which the reading stopped. */
  | { readonly kind: 'allow' }
  | { readonly kind: 'ask'; readonly id: number; readonly call: string; readonly ask: unknown }
  | { readonly kind: 'cancel'; readonly id: number };

export type ToPage<P extends Protocol> =
  /** `identity` is what the page hands to the editor to be restored by, after a reload of the window. */
  | { readonly kind: 'state'; readonly identity: unknown; readonly state: PageState<P['content']> }
  | { readonly kind: 'answer'; readonly id: number; readonly answer: unknown }
  | { readonly kind: 'failure'; readonly id: number; readonly message: string };
