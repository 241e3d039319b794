/**
 * What commands ask of the person, in plain data, so that they run and are tested without an editor.
 * Every text may hold a server's words: the implementation escapes them for the place where they appear.
 */
export interface Ui {
  /** One of several; `undefined` when dismissed. Items may still be on their way. */
  pick<Value>(options: PickOptions<Value>): Promise<Value | undefined>;
  /** One of what a store finds for the typed text; a failure is shown in the list, and typing on tries again. */
  search<Value>(options: SearchOptions<Value>): Promise<Value | undefined>;
  /** The same for several, which stay chosen whatever is typed next; never none. `undefined` when dismissed. */
  searchMany<Value>(options: SearchManyOptions<Value>): Promise<readonly Value[] | undefined>;
  /** A line that is written with help: what may come next is offered while it is typed. `undefined` when dismissed. */
  compose<Value>(options: ComposeOptions<Value>): Promise<Value | undefined>;
  /** A line of text; `undefined` when dismissed. */
  input(options: InputOptions): Promise<string | undefined>;
  /** A modal question; true only for the action named. */
  confirm(question: string, detail: string, action: string): Promise<boolean>;
  /** A modal question with several ways on; `undefined` when dismissed. */
  choose<Action extends string>(
    question: string,
    detail: string,
    ...actions: readonly Action[]
  ): Promise<Action | undefined>;
  /** A message with up to three actions; resolves with the one chosen. */
  inform<Action extends string>(message: string, ...actions: readonly Action[]): Promise<Action | undefined>;
  warn<Action extends string>(message: string, ...actions: readonly Action[]): Promise<Action | undefined>;
  /** A message with something that can be done about it. Nobody waits for it; where that fails, it is told as of a command. */
  offer(message: string, action: string, act: () => Promise<void>): void;
  /**
   * Shows that work goes on, after a moment, and lets it be cancelled; then rejects with the signal's reason. How far it has come may be told
   * as often as one likes.
   */
  progress<Result>(title: string, work: (signal: AbortSignal, tell: TellProgress) => Promise<Result>): Promise<Result>;
  /** Opens a document of Podium's own in the editor that its name asks for; `label` is what its tab says instead of that name. */
  openDocument(document: DocumentAddress, label?: string): Promise<void>;
  /** Opens it in another editor than that, which VS Code knows by this name. */
  openIn(editor: string, document: DocumentAddress): Promise<void>;
  /** Whether an extension that is installed has an editor for files that end like this, such as `.pdf`. */
  hasEditorFor(ending: string): boolean;
  /** Opens a file as the text that it is, whatever other editor may be there for it. */
  openAsText(document: FileAddress): Promise<void>;
  /** Shows what is different between two of them. */
  compareDocuments(title: string, one: DocumentAddress, other: DocumentAddress): Promise<void>;
  /** The same for several, in one editor. */
  compareAll(title: string, pairs: readonly DocumentPair[]): Promise<void>;
  /** Asks where to save a file, beginning in the workspace under this name, and writes it. Whether it was saved. */
  saveFile(name: string, bytes: Uint8Array): Promise<boolean>;
  /** Asks for the place of a file, beginning in the workspace under this name; whoever names one that exists has agreed to lose it. */
  askWhereToSave(name: string): Promise<string | undefined>;
  /** Asks for a folder of this computer. `action` is what the button says. */
  askFolder(title: string, action: string): Promise<string | undefined>;
  /** Opens a file of this computer in the editor. */
  openFile(path: string): Promise<void>;
  /** Opens a file of this computer in the program that is there for its kind; whether there is one. Absent as below. */
  readonly openFileOutside?: (path: string) => Promise<boolean>;
  /** Shows a file where it lies, in the file manager; absent where the window is on another computer than the files. */
  readonly revealFile?: (path: string) => Promise<void>;
  copy(text: string): Promise<void>;
  /** Opens an http(s) address in the browser. */
  openExternal(url: string): Promise<void>;
  showLog(): void;
  /** The document of the tab that is shown, if it is one. */
  readonly shownDocument: ShownDocument | undefined;
}

/** How far work has come: in words, and from 0 to 1 where that is known. */
export type TellProgress = (words: string, share?: number) => void;

/** Where one of Podium's own documents is found; the last part of the path is its name. */
export interface DocumentAddress {
  readonly scheme: `podium-${string}` | 'mlflow-artifact';
  readonly path: string;
  readonly query: string;
}

/** A file: an artifact, one on this machine (`file`, with an empty query), or one of another file system of the editor. */
export interface FileAddress extends Omit<DocumentAddress, 'scheme'> {
  readonly scheme: string;
  readonly authority?: string;
}

/** What a tab shows, be it ours or not. */
export interface ShownDocument extends Omit<DocumentAddress, 'scheme'> {
  readonly scheme: string;
}

/** Two documents of which one may not be there. */
export interface DocumentPair {
  readonly one: DocumentAddress | undefined;
  readonly other: DocumentAddress | undefined;
}

export interface PickItem<Value> {
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
  /** A codicon's name, without `$()`. */
  readonly icon?: string;
  readonly value: Value;
}

export interface QuestionOptions {
  readonly title: string;
  readonly placeholder?: string;
  /** Where this question stands among several; from the second on a Back button rejects with {@link BackPressed}. */
  readonly step?: { readonly at: number; readonly of: number };
}

export interface PickOptions<Value> extends QuestionOptions {
  readonly items: readonly PickItem<Value>[] | ((signal: AbortSignal) => Promise<readonly PickItem<Value>[]>);
}

export interface SearchOptions<Value> extends QuestionOptions {
  readonly find: (text: string, signal: AbortSignal) => Promise<readonly PickItem<Value>[]>;
}

export interface SearchManyOptions<Value> extends SearchOptions<Value> {
  /** What is chosen already. */
  readonly chosen: readonly PickItem<Value>[];
  /** The same for the same thing, however often it is found. */
  readonly keyOf: (value: Value) => string;
}

export interface ComposeOptions<Value> extends QuestionOptions {
  /** What is written already. */
  readonly text: string;
  /** What can be chosen at a text; the first that does anything is what Enter chooses. */
  readonly offers: (text: string) => readonly Offer<Value>[];
  /** Learns what better offers need; the text is asked about again then. A rejection ends the question. */
  readonly prepare: (signal: AbortSignal) => Promise<void>;
}

/** Something to choose. Without `does` it only says something. */
export interface Offer<Value> extends Omit<PickItem<unknown>, 'value'> {
  readonly does?: { readonly answer: Value } | { readonly write: string };
  /** The words above it and those after it. */
  readonly heading?: string;
  /** Removes it for ever: it then has a button for that. */
  readonly forget?: () => Promise<void>;
}

export interface InputOptions extends QuestionOptions {
  readonly prompt: string;
  readonly value?: string;
  readonly password?: boolean;
  /** Why the text will not do; `undefined` when it will. */
  readonly validate?: (text: string) => string | undefined;
}

/** What a question with a Back button rejects with when that is pressed. */
export class BackPressed extends Error {
  override readonly name = 'BackPressed';
}

/** What a person did wrong, or what cannot be done here, in a sentence that is shown as it is. */
export class UserError extends Error {
  override readonly name = 'UserError';
  readonly instead: Instead | undefined;

  /** `instead` is what helps, and is offered with the sentence. */
  constructor(message: string, instead?: Instead) {
    super(message);
    this.instead = instead;
  }
}

/** A command that is there for what somebody wanted. */
export interface Instead {
  /** On the button. */
  readonly action: string;
  readonly command: string;
  /** What it is called on. */
  readonly target?: unknown;
}
