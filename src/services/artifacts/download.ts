import { lstat, mkdir, statfs } from 'node:fs/promises';
import path from 'node:path';
import { mapAtOnce } from '../../base/mapAtOnce.ts';
import { plainText } from '../../base/plainText.ts';
import type { TellProgress } from '../../host/ui.ts';
import type { FileInfo } from '../../model/artifact.ts';
import { fileSize } from '../../model/words.ts';
import type { Take } from '../../stores/store.ts';
import { StoreError } from '../../stores/storeError.ts';
import { diskFailure } from './diskFailure.ts';
import { downloadFile, isThere, partOf } from './downloadFile.ts';

/** As many as a store streams at once. */
const filesAtOnce = 3;

/** A file, and where it is to lie: below `root`, under these names. */
export interface DownloadedFile {
  readonly file: FileInfo;
  readonly target: readonly string[];
  readonly stream: (start: number, take: Take, signal: AbortSignal) => Promise<void>;
}

export interface DownloadEnd {
  readonly files: number;
  readonly bytes: number;
  /** Those that could not be had, while others could. */
  readonly failures: readonly { readonly path: string; readonly error: StoreError }[];
  /** What is there of those that are not whole. */
  readonly parts: readonly string[];
  /** Why it ended before all were tried: what went wrong with all, or that it was cancelled. */
  readonly stopped?: unknown;
}

/** Downloads a few files at once. It never rejects, and has ended with everything when it resolves, also when cancelled. */
export async function download(
  files: readonly DownloadedFile[],
  root: string,
  mayReplace: boolean,
  tell: TellProgress,
  signal: AbortSignal,
): Promise<DownloadEnd> {
  const stop = new AbortController();
  const end = { files: 0, bytes: 0, failures: [] as DownloadEnd['failures'][number][], parts: [] as string[] };
  const forward = (): void => {
    stop.abort(signal.reason);
  };
  signal.addEventListener('abort', forward);
  const wholeBytes = files.every(({ file }) => file.fileSizeBytes !== undefined)
    ? files.reduce((sum, { file }) => sum + (file.fileSizeBytes ?? 0), 0)
    : undefined;
  const say = (): void => {
    const many = files.length === 1 ? '' : `${String(end.files)} of ${String(files.length)} files, `;
    const bytes = wholeBytes === undefined ? fileSize(end.bytes) : `${fileSize(end.bytes)} of ${fileSize(wholeBytes)}`;
    tell(many + bytes, wholeBytes ? end.bytes / wholeBytes : undefined);
  };
  const one = async ({ file, target, stream }: DownloadedFile): Promise<void> => {
    if (stop.signal.aborted) return;
    const place = path.join(root, ...target);
    let here = 0;
    try {
      await makeFolder(root, target.slice(0, -1));
      await downloadFile(
        { name: plainText(file.path), sizeBytes: file.fileSizeBytes, path: place, mayReplace },
        (start, take) => stream(start, take, stop.signal),
        (bytes) => {
          end.bytes += bytes - here;
          here = bytes;
          say();
        },
      );
      end.files++;
      say();
    } catch (error) {
      end.bytes -= here;
      if (await isThere(partOf(place)).catch(() => false)) end.parts.push(partOf(place));
      if (error instanceof StoreError && isOfOneFile(error)) end.failures.push({ path: file.path, error });
      else stop.abort(error);
    }
  };
  try {
    await checkRoom(root, wholeBytes ?? 0);
    await mapAtOnce(files, filesAtOnce, one);
  } catch (error) {
    stop.abort(error);
  } finally {
    signal.removeEventListener('abort', forward);
  }
  return stop.signal.aborted ? { ...end, stopped: stop.signal.reason as unknown } : end;
}

/** Whether the next file may go better. */
function isOfOneFile({ fault }: StoreError): boolean {
  return ['notFound', 'forbidden', 'invalid', 'unsupported', 'damaged'].includes(fault);
}

/** Folders below the one that was chosen; none of them may be a link, which would lead elsewhere. */
async function makeFolder(root: string, below: readonly string[]): Promise<void> {
  let folder = root;
  try {
    await mkdir(root, { recursive: true });
    for (const name of below) {
      folder = path.join(folder, name);
      await mkdir(folder).catch(async (error: unknown) => {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
        if (!(await lstat(folder)).isDirectory()) throw error;
      });
    }
  } catch (error) {
    throw diskFailure(error, folder);
  }
}

/** Said at once rather than when the disk is full. Not every file system knows how much room it has. */
async function checkRoom(root: string, neededBytes: number): Promise<void> {
  const found = await statfs(root).catch(() => undefined);
  if (!found) return;
  const freeBytes = found.bavail * found.bsize;
  if (found.blocks === 0 || neededBytes <= freeBytes) return;
  throw new StoreError(
    'disk',
    `This needs ${fileSize(neededBytes)}, and ${root} has room for ${fileSize(freeBytes)}. Make room, or choose a folder on another disk.`,
  );
}
