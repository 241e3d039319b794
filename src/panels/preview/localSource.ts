import { open, stat, type FileHandle } from 'node:fs/promises';
import { orAbsent } from '../../stores/orAbsent.ts';
import { StoreError, type StoreFault } from '../../stores/storeError.ts';
import { inPieces, type PreviewSource } from './inPieces.ts';

/** A file on this machine's disk, by the path of its address. */
export async function localSource(path: string): Promise<PreviewSource> {
  const file = localPath(path);
  const { size, mtimeMs } = await toldOf(file, () => stat(file));
  const nameStart = Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1;
  const read = (from: number, to: number) => toldOf(file, () => bytesOf(file, from, to));
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
async function bytesOf(file: string, from: number, to: number): Promise<Uint8Array<ArrayBuffer>> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(file);
    const buffer = new Uint8Array(Math.max(0, to - from));
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, from);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle?.close();
  }
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
