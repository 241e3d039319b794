export type Excerpt = 'head' | 'tail';

/**
 * What the first or last bytes of a file say, in whole lines; where it is all one line, in whole characters. `undefined` for what is no
 * text: no text has a zero byte.
 */
export function excerptOf(bytes: Uint8Array, part: Excerpt, isWhole: boolean): string | undefined {
  if (bytes.includes(0)) return undefined;
  if (isWhole) return new TextDecoder().decode(bytes);
  // With `stream`, a character that goes on beyond the end is left out.
  if (part === 'head') return new TextDecoder().decode(bytes.subarray(0, lineEnd(bytes)), { stream: true });
  return new TextDecoder().decode(bytes.subarray(lineStart(bytes)));
}

const newline = 0x0a;

function lineEnd(bytes: Uint8Array): number {
  return bytes.lastIndexOf(newline) + 1 || bytes.length;
}

function lineStart(bytes: Uint8Array): number {
  const start = bytes.indexOf(newline) + 1;
  if (start > 0 && start < bytes.length) return start;
  // The rest of a character that began before: UTF-8 marks these bytes.
  const next = bytes.subarray(0, 4).findIndex((byte) => (byte & 0xc0) !== 0x80);
  if (next >= 0) return next;
  return bytes.length < 4 ? bytes.length : 0;
}
