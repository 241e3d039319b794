import {
  EventEmitter,
  FileChangeType,
  FilePermission,
  FileSystemError,
  FileType,
  Uri,
  workspace,
  type FileChangeEvent,
  type FileStat,
  type FileSystemProvider,
} from 'vscode';
import { Owned, type Disposable } from '../base/owned.ts';
import { saveNote } from '../commands/saveNote.ts';
import type { App } from '../services/app.ts';
import { noteIdOf, noteOf, noteScheme, runOfNote } from '../services/notes.ts';

interface Opened {
  readonly uri: Uri;
  /** As the editor was given it. */
  readonly text: string;
  readonly mtimeMs: number;
}

/** The notes of runs as documents that the editor opens and saves. With `&stored` in its query one is only to be read, beside the own text. */
export class NoteFiles implements FileSystemProvider, Disposable {
  readonly #app: App;
  readonly #owned = new Owned();
  readonly #changed = this.#owned.add(new EventEmitter<FileChangeEvent[]>());
  readonly #opened = new Map<string, Opened>();

  readonly onDidChangeFile = this.#changed.event;

  constructor(app: App) {
    this.#app = app;
    this.#owned.add(workspace.registerFileSystemProvider(noteScheme, this, { isCaseSensitive: true }));
    this.#owned.add(
      workspace.onDidCloseTextDocument(({ uri }) => {
        this.#opened.delete(uri.toString());
      }),
    );
    // A note may have been undone, or written in another way.
    this.#owned.add(
      app.changes.onDidChange(({ edits }) => {
        const runs = new Set(edits.map(({ field }) => (field.of.kind === 'run' ? field.of.run.runId : '')));
        const about = [...this.#opened.values()].filter(({ uri }) => runs.has(noteIdOf(uri.query).runId));
        for (const { uri } of about) this.#forget(uri);
      }),
    );
  }

  async stat(uri: Uri): Promise<FileStat> {
    const { text, mtimeMs } = this.#opened.get(uri.toString()) ?? (await this.#read(uri));
    const stat = { type: FileType.File, ctime: 0, mtime: mtimeMs, size: Buffer.byteLength(text) };
    return isStored(uri) ? { ...stat, permissions: FilePermission.Readonly } : stat;
  }

  async readFile(uri: Uri): Promise<Uint8Array> {
    return Buffer.from((await this.#read(uri)).text);
  }

  async writeFile(uri: Uri, content: Uint8Array): Promise<void> {
    if (isStored(uri)) throw FileSystemError.NoPermissions('This is the note as it is in the store.');
    const text = Buffer.from(content).toString('utf8');
    const opened = this.#opened.get(uri.toString()) ?? (await this.#read(uri));
    await saveNote(this.#app, noteIdOf(uri.query), text, opened.text);
    this.#opened.set(uri.toString(), { uri, text, mtimeMs: Math.max(Date.now(), opened.mtimeMs + 1) });
  }

  watch(): Disposable {
    return { dispose: () => undefined };
  }

  readDirectory(): never {
    throw FileSystemError.NoPermissions('Notes lie in no folder.');
  }

  createDirectory(): never {
    throw FileSystemError.NoPermissions('Notes lie in no folder.');
  }

  delete(): never {
    throw FileSystemError.NoPermissions('To remove a note, save it empty.');
  }

  rename(): never {
    throw FileSystemError.NoPermissions('A note is called as its run is.');
  }

  dispose(): void {
    this.#owned.dispose();
  }

  async #read(uri: Uri): Promise<Opened> {
    const text = noteOf(await runOfNote(this.#app, noteIdOf(uri.query)));
    const before = this.#opened.get(uri.toString());
    if (before?.text === text) return before;
    const opened = { uri, text, mtimeMs: Math.max(Date.now(), (before?.mtimeMs ?? 0) + 1) };
    this.#opened.set(uri.toString(), opened);
    return opened;
  }

  #forget(uri: Uri): void {
    this.#opened.delete(uri.toString());
    this.#changed.fire([{ type: FileChangeType.Changed, uri }]);
  }
}

function isStored({ query }: Uri): boolean {
  return new URLSearchParams(query).has('stored');
}
