import { createHash } from 'node:crypto';
import { TextDecoder } from 'node:util';
import type { Turn } from '../../base/slices.ts';

/** A file of HTML, ready to be written into an attribute. */
export interface HtmlText {
  /** Of its bytes. */
  readonly sha256: string;
  /** Between double quotes it ends nothing. */
  readonly escaped: string;
  readonly hasScripts: boolean;
}

const pieceBytes = 512 * 1024;
/** As long as a mark of a script may be that two pieces share. */
const overlap = 32;
const scriptMark =
  /<script\b|javascript:|[\s"'/]on(load|error|click|change|input|toggle|(key|mouse|pointer)[a-z]+)\s*=/i;
/** Links do nothing here but one thing, which no policy forbids: a browser looks up, and connects to, whom they name. */
const link = /<link(?=[\s/>])/gi;

/** Reads what a file says, in slices: there may be 20 MiB of it. */
export async function htmlText(bytes: Uint8Array, turn: Turn): Promise<HtmlText> {
  const hash = createHash('sha256');
  const decoder = decoderOf(bytes);
  const pieces: string[] = [];
  let hasScripts = false;
  let tail = '';
  let cut = '';
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    const part = bytes.subarray(at, at + pieceBytes);
    const isLast = at + pieceBytes >= bytes.length;
    hash.update(part);
    const decoded = decoder.decode(part, { stream: !isLast });
    hasScripts ||= scriptMark.test(tail + decoded);
    tail = decoded.slice(-overlap);
    const text = cut + decoded;
    // A tag that two pieces share is read with the second.
    cut = isLast ? '' : (/<[a-z]{0,4}$/i.exec(text)?.[0] ?? '');
    pieces.push(inAttribute(text.slice(0, text.length - cut.length)));
    await turn();
  }
  return { sha256: hash.digest('hex'), escaped: pieces.join(''), hasScripts };
}

function inAttribute(html: string): string {
  // Of an attribute that is there twice, the first one counts.
  return html.replace(link, '$& rel=none ').replaceAll('&', '&amp;').replaceAll('"', '&quot;');
}

/** In the encoding that the file names in its beginning, as browsers look for it; UTF-8 unless that is one. */
function decoderOf(bytes: Uint8Array): TextDecoder {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le');
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be');
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1024));
  const label = /<meta[^>]*\bcharset\s*=\s*["']?([\w:-]+)/i.exec(head)?.[1] ?? 'utf-8';
  try {
    // A file that can be read so far as to say that it is UTF-16 is not.
    return new TextDecoder(/^utf-16/i.test(label) ? 'utf-8' : label);
  } catch {
    return new TextDecoder();
  }
}
