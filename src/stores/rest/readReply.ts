import { plainText } from '../../base/plainText.ts';
import { StoreError } from '../storeError.ts';
import type { Reply } from './exchange.ts';
import { parseJson } from './json.ts';
import { maxBytes } from './limits.ts';
import { parseLongList, TooLargePart } from './longList.ts';
import { addressOf } from './networkFailure.ts';
import { isHtml, pageTitle } from './replyWords.ts';
import { isAnotherPart, type OpenRange } from './request.ts';

const parts = { pieceBytes: 128 * 1024, mostBytes: maxBytes.entity };

/**
 * The JSON of a good reply.
 * @throws StoreError `notMlflow` for a web page, which is what a proxy's sign-in answers; `damaged` for JSON that is cut or empty.
 */
export function readJson(reply: Reply, url: URL): unknown {
  refusePage(reply, url);
  try {
    return parseJson(new TextDecoder().decode(reply.body));
  } catch {
    throw noJson(reply, url);
  }
}

/**
 * The same for a reply with a list under `field`, which may be long: the editor is not held up by it. An item that is too large is a {@link TooLargePart}.
 * @throws StoreError as {@link readJson} does, and `tooLarge`; or the signal's reason.
 */
export async function readList(reply: Reply, url: URL, field: string, signal?: AbortSignal): Promise<unknown> {
  refusePage(reply, url);
  try {
    return await parseLongList(reply.body, field, parts, signal);
  } catch (error) {
    signal?.throwIfAborted();
    if (!(error instanceof TooLargePart)) throw noJson(reply, url);
    throw new StoreError(
      'tooLarge',
      `${addressOf(url)} answers with more than Podium takes in at once. Ask its administrator.`,
    );
  }
}

/**
 * The bytes of a file, or of the part asked for, which may be shorter than that or empty where the file ends.
 * @throws StoreError `damaged` when another part came.
 */
export function readBytes(reply: Reply, url: URL, range: OpenRange | undefined): Uint8Array {
  if (reply.status === 416) return new Uint8Array();
  // See isPage; here the words themselves are looked at too.
  if (reply.headers['content-disposition'] === undefined) refusePage(reply, url);
  const isTooMuch = range?.end !== undefined && reply.body.length > range.end - range.start;
  if (isAnotherPart(reply, range) || isTooMuch) {
    throw new StoreError(
      'damaged',
      `${addressOf(url)} sent another part of the file than Podium asked for. Try again.`,
    );
  }
  return reply.body;
}

/** A short plain text, such as a version. MLflow calls it HTML, so only its first letter tells whether it is a page. */
export function readText(reply: Reply, url: URL): string {
  const text = new TextDecoder().decode(reply.body).trim();
  if (text.startsWith('<')) throw strange(url, pageTitle(text));
  return text;
}

/** Without the cause, which repeats what was sent: that may be anything, our own secrets included. */
function noJson(reply: Reply, url: URL): StoreError {
  if (!/json/i.test(reply.headers['content-type'] ?? 'json')) return strange(url, '');
  return new StoreError('damaged', `The answer of ${addressOf(url)} is not whole: its JSON breaks off. Try again.`);
}

function refusePage(reply: Reply, url: URL): void {
  if (isHtml(reply)) throw strange(url, pageTitle(reply.body.subarray(0, 8000).toString('utf8')));
}

function strange(url: URL, title: string): StoreError {
  const page = title === '' ? 'a web page' : `a web page titled "${plainText(title, 80)}"`;
  const message = `${addressOf(url)} answers with ${page}, not as MLflow does. Check the address and its path; if it is a sign-in page, sign in with a token.`;
  return new StoreError('notMlflow', message);
}
