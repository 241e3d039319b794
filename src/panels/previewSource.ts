import { open, stat, type FileHandle } from 'node:fs/promises';
import { fileNameOf } from '../model/artifact.ts';
import type { ByteSource } from '../preview/byteSource.ts';
import { artifactPlaceOf } from '../services/artifactAddress.ts';
import type { ArtifactFiles } from '../services/artifactFiles.ts';
import { orAbsent } from '../stores/orAbsent.ts';
import { StoreError, type StoreFault } from '../stores/storeError.ts';
import type { IdentityOf } from './page.ts';

/** So much is asked for at once. */
const pieceBytes = 8 * 1024 * 1024;

/** A file that is shown, as it is now. */
export interface PreviewSource extends ByteSource {
  readonly name: string;
  /** Another one when the file has changed, as far as one can tell. */
  readonly version: string;
  /** The beginning of another file in the same folder; `undefined` where there is none. */
  readonly beside: (name: string, mostBytes: number, signal: AbortSignal) => Promise<Uint8Array | undefined>;
}

/** Where the bytes of a file come from: this machine, or the store that holds the artifact. */
export function previewSource(
  { scheme, path, query }: IdentityOf<'preview'>,
  files: ArtifactFiles,
): (signal: AbortSignal) => Promise<PreviewSource> {
  return scheme === 'file' ? () => localSource(localPath(path)) : artifactSource({ path, query }, files);
}

function artifactSource(address: { readonly path: string; readonly query: string }, files: ArtifactFiles) {
  return async (signal: AbortSignal): Promise<PreviewSource> => {
    const place = artifactPlaceOf(address);
    const file = await files.find(place);
    signal.throwIfAborted();
    if (file.isDir) throw new StoreError('unsupported', 'This is a folder. Open a file in it.');
    const sizeBytes = file.fileSizeBytes ?? (await files.read(place)).length;
    const read = (start: number, end: number, reading?: AbortSignal): Promise<Uint8Array> =>
      files.read(place, { start, end }, reading);
    const folder = place.path.slice(0, place.path.lastIndexOf('/') + 1);
    return {
      name: fileNameOf(file),
      sizeBytes,
      version: String(sizeBytes),
      read: inPieces(sizeBytes, read),
      beside: (name, mostBytes, asking) =>
        orAbsent(files.read({ ...place, path: `${folder}${name}` }, { start: 0, end: mostBytes }, asking)),
    };
  };
}

async function localSource(file: string): Promise<PreviewSource> {
  const { size, mtimeMs } = await toldOf(file, () => stat(file));
  const nameStart = Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1;
  const read = (from: number, to: number): Promise<Uint8Array> => toldOf(file, () => bytesOf(file, from, to));
  return {
    name: file.slice(nameStart),
    sizeBytes: size,
    version: `${String(size)} ${String(mtimeMs)}`,
    read: inPieces(size, read),
    beside: (name, mostBytes) => {
      const other = file.slice(0, nameStart) + name;
      return orAbsent(toldOf(other, () => bytesOf(other, 0, mostBytes)));
    },
  };
}

/** Opened for each reading: a file that nobody reads is held open by nobody, and can be deleted. */
async function bytesOf(file: string, from: number, to: number): Promise<Uint8Array> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(file);
    const buffer = new Uint8Array(to - from);
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, from);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle?.close();
  }
}

function inPieces(
  sizeBytes: number,
  read: (from: number, to: number, signal?: AbortSignal) => Promise<Uint8Array>,
): ByteSource['read'] {
  return async (from, to, signal) => {
    const end = Math.min(to, sizeBytes);
    const bytes = new Uint8Array(Math.max(0, end - from));
    let filled = 0;
    while (from + filled < end) {
      const piece = await read(from + filled, Math.min(end, from + filled + pieceBytes), signal);
      signal?.throwIfAborted();
      if (piece.length === 0) break;
      bytes.set(piece.subarray(0, bytes.length - filled), filled);
      filled += piece.length;
    }
    return bytes.subarray(0, filled);
  };
}

async function toldOf<Answer>(file: string, ask: () => Promise<Answer>): Promise<Answer> {
  try {
    return await ask();
  } catch (cause) {
    const [fault, message] = wordsOf((cause as NodeJS.ErrnoException).code ?? 'unknown', file);
    throw new StoreError(fault, message, { cause });
  }
}

function wordsOf(code: string, file: string): readonly [StoreFault, string] {
  switch (code) {
    case 'ENOENT':
      return ['notFound', `There is no file ${file} any more.`];
    case 'EACCES':
    case 'EPERM':
      return ['forbidden', `${file} may not be read by your user. Check the permissions of the file and its folders.`];
    case 'EISDIR':
      return ['unsupported', `${file} is a folder. Open a file in it.`];
    default:
      return ['server', `Reading ${file} failed (${code}). Try again.`];
  }
}

/** As the file system of this machine writes it: addresses begin a drive of Windows with a slash. */
function localPath(path: string): string {
  return path.replace(/^\/(?=[a-z]:)/i, '');
}
