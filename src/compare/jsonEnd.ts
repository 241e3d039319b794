const [quote, backslash, comma] = [0x22, 0x5c, 0x2c];
const opening = new Set([0x5b, 0x7b]);
const closing = new Set([0x5d, 0x7d]);

/** Where the JSON value that begins here ends; -1 where the text ends before. Whether it is JSON at all is for `JSON.parse` to say. */
export function jsonEnd(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) {
      at = stringEnd(text, at);
      if (at < 0) return -1;
      if (depth === 0) return at + 1;
    } else if (opening.has(code)) depth++;
    else if (closing.has(code)) {
      depth--;
      if (depth === 0) return at + 1;
      // What is no text and in no brackets ends with whatever comes after it.
      if (depth < 0) return at;
    } else if (code === comma && depth === 0) return at;
  }
  return -1;
}

/** The place of the closing quote. */
function stringEnd(text: string, start: number): number {
  let at = start;
  do {
    at = text.indexOf('"', at + 1);
  } while (at >= 0 && isEscaped(text, at));
  return at;
}

function isEscaped(text: string, at: number): boolean {
  let before = at;
  while (text.charCodeAt(before - 1) === backslash) before--;
  return (at - before) % 2 === 1;
}

/** The next place where something stands. */
export function skipSpace(text: string, start: number): number {
  let at = start;
  while (at < text.length && ' \t\r\n'.includes(text[at] ?? '')) at++;
  return at;
}
