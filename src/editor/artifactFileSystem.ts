import {
  EventEmitter,
  FilePermission,
  FileSystemError,
  FileType,
  MarkdownString,
  workspace,
  type FileChangeEvent,
  type FileStat,
  type FileSystemProvider,
  type Uri,
} from 'vscode';
import { Owned, type Disposable } from '../base/owned.ts';
import { fileNameOf } from '../model/artifact.ts';
import { artifactPlaceOf, artifactScheme } from '../services/artifacts/artifactAddress.ts';
import type { ArtifactFiles } from '../services/artifacts/artifactFiles.ts';
import { StoreError } from '../stores/storeError.ts';

/** Artifacts as files that can only be read: whatever editor their names ask for opens them, also those of other extensions. */
export class ArtifactFileSystem implements FileSystemProvider, Disposable {
  readonly #files: ArtifactFiles;
  readonly #owned = new Owned();
  // MLflow's artifacts are written once: nothing is ever told here.
  readonly onDidChangeFile = this.#owned.add(new EventEmitter<FileChangeEvent[]>()).event;

  constructor(files: ArtifactFiles) {
    this.#files = files;
    const isReadonly = new MarkdownString('Artifacts of MLflow are only read. Save a copy to change it.');
    this.#owned.add(workspace.registerFileSystemProvider(artifactScheme, this, { isCaseSensitive: true, isReadonly }));
  }

  async stat(uri: Uri): Promise<FileStat> {
    const { isDir, fileSizeBytes = 0 } = await told(uri, this.#files.find(artifactPlaceOf(uri)));
    const type = isDir ? FileType.Directory : FileType.File;
    return { type, ctime: 0, mtime: 0, size: fileSizeBytes, permissions: FilePermission.Readonly };
  }

  async readDirectory(uri: Uri): Promise<[string, FileType][]> {
    const files = await told(uri, this.#files.list(artifactPlaceOf(uri)));
    return files.map((file) => [fileNameOf(file), file.isDir ? FileType.Directory : FileType.File]);
  }

  async readFile(uri: Uri): Promise<Uint8Array> {
    return await told(uri, this.#files.readWhole(artifactPlaceOf(uri)));
  }

  watch(): Disposable {
    return { dispose: () => undefined };
  }

  createDirectory(uri: Uri): never {
    throw FileSystemError.NoPermissions(uri);
  }

  writeFile(uri: Uri): never {
    throw FileSystemError.NoPermissions(uri);
  }

  delete(uri: Uri): never {
    throw FileSystemError.NoPermissions(uri);
  }

  rename(uri: Uri): never {
    throw FileSystemError.NoPermissions(uri);
  }

  dispose(): void {
    this.#owned.dispose();
  }
}

/** What went wrong, as an editor shows it: with our sentence, but where it looks for a file that may not be there. */
async function told<Answer>(uri: Uri, answer: Promise<Answer>): Promise<Answer> {
  try {
    return await answer;
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    if (error.fault === 'notFound') throw FileSystemError.FileNotFound(uri);
    throw error.fault === 'forbidden'
      ? FileSystemError.NoPermissions(error.message)
      : FileSystemError.Unavailable(error.message);
  }
}
