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
import { saveNote } from '../commands/runs/saveNote.ts';
import { UserError } from '../host/ui.ts';
import type { App } from '../services/app.ts';
import { noteIdOf, noteOf, noteScheme, runOfNote } from '../services/runs/notes.ts';
import { StoreError } from '../stores/storeError.ts';

interface Seen {
  readonly text: string;
  readonly mtimeMs: number;
}

/** What VS Code shows as the reason after "Failed to save": the name, then the message. */
class NotSaved extends Error {
  override readonly name = 'Not saved';
}

/** The notes of runs as documents that the editor opens and saves. With `&stored` in its query one is only to be read, beside the own text. */
export class NoteFiles implements FileSystemProvider, Disposable {
  readonly #app: App;
  readonly #owned = new Owned();
  readonly #changed = this.#owned.add(new EventEmitter<FileChangeEvent[]>());
  /** What each editor was given to write on. */
  readonly #given = new Map<string, string>();
  /** What the store held when it was asked last. */
  readonly #seen = new Map<string, Seen>();

  readonly onDidChangeFile = this.#changed.event;

  constructor(app: App) {
    this.#app = app;
    this.#owned.add(workspace.registerFileSystemProvider(noteScheme, this, { isCaseSensitive: true }));
    this.#owned.add(
      workspace.onDidCloseTextDocument(({ uri }) => {
        this.#given.delete(uri.toString());
        this.#seen.delete(uri.toString());
      }),
    );
    // A note may have been undone, or written as a tag.
    this.#owned.add(
      app.changes.onDidChange(({ edits }) => {
        for (const { field } of edits) if (field.of.kind === 'run') this.#lookAgain(field.of.run.runId);
      }),
    );
  }

  async stat(uri: Uri): Promise<FileStat> {
    const { text, mtimeMs } = this.#seen.get(uri.toString()) ?? (await this.#look(uri));
    const stat = { type: FileType.File, ctime: 0, mtime: mtimeMs, size: Buffer.byteLength(text) };
    return isStored(uri) ? { ...stat, permissions: FilePermission.Readonly } : stat;
  }

  async readFile(uri: Uri): Promise<Uint8Array> {
    const { text } = await this.#look(uri);
    this.#given.set(uri.toString(), text);
    return Buffer.from(text);
  }

  async writeFile(uri: Uri, content: Uint8Array): Promise<void> {
    if (isStored(uri)) throw FileSystemError.NoPermissions('This is the note as it is in the store.');
    const key = uri.toString();
    const text = Buffer.from(content).toString('utf8');
    try {
      const given = this.#given.get(key) ?? (await this.#look(uri)).text;
      await saveNote(this.#app, noteIdOf(uri.query), text, given);
    } catch (error) {
      throw error instanceof UserError || error instanceof StoreError ? new NotSaved(error.message) : error;
    }
    this.#given.set(key, text);
    this.#seen.set(key, { text, mtimeMs: Date.now() });
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

  async #look(uri: Uri): Promise<Seen> {
    const text = noteOf(await runOfNote(this.#app, noteIdOf(uri.query)));
    const before = this.#seen.get(uri.toString());
    if (before?.text === text) return before;
    const seen = { text, mtimeMs: Date.now() };
    this.#seen.set(uri.toString(), seen);
    return seen;
  }

  #lookAgain(runId: string): void {
    for (const key of this.#seen.keys()) {
      const uri = Uri.parse(key);
      if (noteIdOf(uri.query).runId !== runId) continue;
      this.#seen.delete(key);
      this.#changed.fire([{ type: FileChangeType.Changed, uri }]);
    }
  }
}

function isStored({ query }: Uri): boolean {
  return new URLSearchParams(query).has('stored');
}
