import { plainText } from '../../base/plainText.ts';

/** More than this no document holds: editors get slow, and nobody reads it. In characters. */
const mostCharacters = 4 * 1024 * 1024;

/**
 * Names and their texts, sorted, as people and YAML read them: a line each, and texts of several lines indented below their name. Other
 * names or other texts always give another document. What would make it too long is left out at the end, which a last line says.
 */
export function namedTexts(texts: Readonly<Record<string, string>>, most = mostCharacters): string {
  const names = Object.keys(texts).sort(inOrder);
  const lines: string[] = [];
  let length = 0;
  for (const [at, name] of names.entries()) {
    const line = `${isBare(name) ? name : quoted(name)}: ${body(texts[name] ?? '')}\n`;
    length += line.length;
    if (length > most) {
      lines.push(`# ${String(names.length - at)} more are left out: together they are too long to be shown here.\n`);
      break;
    }
    lines.push(line);
  }
  return lines.join('');
}

/** Numbers as numbers, so that layer_2 comes before layer_10; names that look alike by their characters. */
function inOrder(one: string, other: string): number {
  return byName.compare(one, other) || (one < other ? -1 : 1);
}

const byName = new Intl.Collator('en', { numeric: true });

function body(text: string): string {
  return isBlock(text) ? `|-\n${text.replace(/^(?=.)/gm, '  ')}` : written(text);
}

/** Whether YAML's block gives it back as it is. */
function isBlock(text: string): boolean {
  const lines = text.split('\n');
  return lines.length > 1 && /^\S/.test(text) && !text.endsWith('\n') && lines.every((line) => isVisible(line));
}

/** As it is, unless YAML or a reader took it for something else. JSON of one line is what it looks like. */
function written(text: string): string {
  return isBare(text) || isJson(text) ? text : quoted(text);
}

function isBare(text: string): boolean {
  return /^[^\s"'#|>&*!%@`{}[\],?:-]|^-?[\d.]/.test(text) && !/\s$|: |:$| #/.test(text) && isVisible(text);
}

function isJson(text: string): boolean {
  return /^(?:\[.*\]|\{.*\})$/.test(text) && !text.includes(' #') && isVisible(text);
}

/** Whether it has nothing that hides, or turns the direction, or that no file could hold. */
function isVisible(text: string): boolean {
  return plainText(text, text.length) === text && !/\p{Cs}/u.test(text);
}

function quoted(text: string): string {
  return JSON.stringify(text).replace(hidden, (character) =>
    [...Array(character.length).keys()]
      .map((at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`)
      .join(''),
  );
}

const hidden = /[\p{Cc}\p{Default_Ignorable_Code_Point}\u2028\u2029\ufff9-\ufffb]/gu;
