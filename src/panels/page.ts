import type * as v from 'valibot';
import type { Listen } from '../base/emitter.ts';
import type { Disposable } from '../base/owned.ts';
import type { Files } from '../host/files.ts';
import type { App } from '../services/app.ts';
import type { Node } from '../services/node.ts';
import type { PageIdentity } from '../services/pages.ts';
import type { Answer, Ask, CallName, Protocol } from '../protocol/protocol.ts';

/** The host's side of one open page. It knows nothing of editors: `OpenPage` asks it and tells the page. */
export interface Page<P extends Protocol> extends Disposable {
  /** Reads what there is to show. Rejects as the stores do. */
  read(signal: AbortSignal): Promise<P['content']>;
  readonly answers: Answers<P>;
  /** How long to wait before what is shown is read again; 0 for never. Asked after each reading; nothing is read while the page is hidden. */
  intervalMs(): number;
  /** Somebody wants to see what there is now: the next reading asks for all, also for what changes rarely. */
  readonly forget?: () => void;
  /** What is shown is to be read again now. */
  readonly onDidChange?: Listen<void>;
  /** What is told of runs beside what was read, and asks no store. */
  readonly marks?: PutMarks<P['content']>;
  /** What is shown now, where that is not what the page was opened with any more. */
  readonly identity?: () => PageIdentity;
  /** Shows other things of its kind from now on. */
  readonly become?: (identity: PageIdentity) => void;
  /** What commands that are called on the page are called with, once it was read. */
  readonly node?: () => Node | undefined;
}

/** Puts the marks that hold now into what was read, which may be out of date by then. */
export interface PutMarks<Content> {
  readonly onDidChange: Listen<void>;
  put(content: Content): Content;
}

/** What a page may ask, as it must look, and who answers. A page is not trusted: it shows what others wrote. */
export type Answers<P extends Protocol> = {
  readonly [Name in CallName<P>]: Answerer<Ask<P, Name>, Answer<P, Name>>;
};

export interface Answerer<Asked, Answered> {
  readonly ask: v.GenericSchema<unknown, Asked>;
  answer(ask: Asked, signal: AbortSignal): Promise<Answered>;
}

/** What pages are built from. Whatever changes something, or asks a person, is a command, run by its id as any other. */
export type PageContext = Omit<App, 'pages'> & {
  readonly execute: (command: string, ...args: readonly unknown[]) => Promise<void>;
  /** Where curves of runs that have ended may be kept for the next time; only in memory where there is none. */
  readonly cacheFolder?: string;
  /** What neither lies on this machine's disk nor is an artifact; absent where there is no editor around the pages. */
  readonly files?: Files;
};

export type IdentityOf<Kind extends PageIdentity['kind']> = Extract<PageIdentity, { readonly kind: Kind }>;
