import path from 'node:path';
import { isCancelled } from '../../base/cancel.ts';
import { plainText } from '../../base/plainText.ts';
import { fileSize } from '../../model/words.ts';
import type { DownloadEnd } from '../../services/artifacts/download.ts';
import { StoreError } from '../../stores/storeError.ts';

/** How a download ended, in a sentence or two. @throws what is no failure of a store or a disk. */
export function endOfDownload(
  end: DownloadEnd,
  all: number,
  place: string,
): { readonly message: string; readonly isWhole: boolean } {
  const came = `${end.files === all ? '' : `${String(end.files)} of `}${counted(all)}`;
  const [failed, ...more] = end.failures;
  if (end.stopped === undefined && !failed) {
    return { message: `Downloaded ${came} (${fileSize(end.bytes)}) to ${place}.`, isWhole: true };
  }
  const words = end.stopped === undefined ? [] : [whyStopped(end.stopped)];
  if (all > 1) words.push(`Downloaded ${came} to ${place}.`);
  if (failed) words.push(`Not ${plainText(failed.path)}: ${failed.error.message}`);
  if (more.length > 0) words.push(`So with ${String(more.length)} more.`);
  if (end.parts.length > 0) {
    const names = end.parts.slice(0, 3).map((part) => path.basename(part));
    words.push(`What came of the rest is in ${names.join(', ')}. Download to the same place again to go on with it.`);
  }
  return { message: words.join(' '), isWhole: false };
}

function whyStopped(reason: unknown): string {
  if (reason instanceof StoreError) return reason.message;
  if (isCancelled(reason)) return 'The download was stopped.';
  throw reason;
}

function counted(files: number): string {
  return files === 1 ? '1 file' : `${String(files)} files`;
}
