import { plainText } from '../base/plainText.ts';
import type { JsonNode } from './jsonc.ts';
import { nearest } from './nearest.ts';

/** What is wrong at a place of the text. */
export interface Problem {
  readonly at: number;
  readonly message: string;
}

/** Makes something of what stands in a file; says all that is wrong with it, and is then `null`. */
export type Read<Value> = (node: JsonNode, name: string, problems: Problem[]) => Value | null;

type Fields = Readonly<Record<string, Read<unknown>>>;
type Values<Of extends Fields> = { readonly [Key in keyof Of]?: Exclude<ReturnType<Of[Key]>, null> };

/** An object with these keys and no others. What is wrong with one key keeps no other from being read. */
export function record<Of extends Fields>(fields: Of, required: readonly (keyof Of & string)[] = []): Read<Values<Of>> {
  return (node, name, problems) => {
    if (node.kind !== 'object') return wrong(node, problems, `${name} is an object: write it in braces.`);
    const values: Record<string, unknown> = {};
    for (const { key, keyAt, value } of distinct(node, problems)) {
      const read = Object.hasOwn(fields, key) ? fields[key] : undefined;
      const made = read ? read(value, `"${key}"`, problems) : null;
      if (!read) problems.push({ at: keyAt, message: unknownKey(key, name, Object.keys(fields)) });
      else if (made !== null) values[key] = made;
    }
    for (const key of required) {
      if (!node.entries.some((entry) => entry.key === key)) wrong(node, problems, `${name} needs "${key}".`);
    }
    return values as Values<Of>;
  };
}

/** An object with any keys, in the order of the file; `isKey` says which cannot be, `of` how the value of one is read. */
export function named<Value>(
  of: (key: string) => Read<Value>,
  most: number,
  isKey: (key: string) => boolean,
): Read<readonly Value[]> {
  return (node, name, problems) => {
    if (node.kind !== 'object') return wrong(node, problems, `${name} is an object: write it in braces.`);
    if (node.entries.length > most) return wrong(node, problems, `${name} has at most ${String(most)} keys.`);
    return distinct(node, problems).flatMap(({ key, keyAt, value }) => {
      if (!isKey(key)) problems.push({ at: keyAt, message: `"${plainText(key, 60)}" cannot be a key in ${name}.` });
      const made = of(key)(value, `"${plainText(key, 60)}"`, problems);
      return made === null ? [] : [made];
    });
  };
}

export function list<Value>(of: Read<Value>, [least, most]: readonly [number, number]): Read<readonly Value[]> {
  return (node, name, problems) => {
    if (node.kind !== 'list') return wrong(node, problems, `${name} is a list: write it in brackets.`);
    if (node.items.length > most) return wrong(node, problems, `${name} has at most ${String(most)} items.`);
    if (node.items.length < least) return wrong(node, problems, `${name} needs an item, or is left out.`);
    return node.items.flatMap((item) => of(item, `an item of ${name}`, problems) ?? []);
  };
}

export function text(isGood: (text: string) => boolean, said: string): Read<string> {
  return (node, name, problems) =>
    node.kind === 'text' && isGood(node.value) ? node.value : wrong(node, problems, `${name} is ${said}.`);
}

/** Whether a text is that short, as schemas count it: an emoji is one character. */
export function isAtMost(text: string, most: number): boolean {
  return text.length <= most || [...text].length <= most;
}

export function oneOf<const Word extends string>(words: readonly Word[]): Read<Word> {
  return (node, name, problems) => {
    const typed = node.kind === 'text' ? node.value : undefined;
    const known = words.find((word) => word === typed);
    return known ?? wrong(node, problems, `${name} is one of ${quoted(words)}.${meant(typed, words)}`);
  };
}

export function number(isGood: (value: number) => boolean, said: string): Read<number> {
  return (node, name, problems) =>
    node.kind === 'number' && isGood(node.value) ? node.value : wrong(node, problems, `${name} is ${said}.`);
}

export const flag: Read<boolean> = (node, name, problems) =>
  node.kind === 'flag' ? node.value : wrong(node, problems, `${name} is true or false.`);

export function wrong(node: JsonNode, problems: Problem[], message: string): null {
  problems.push({ at: node.at, message: message.replace(/^./, (first) => first.toUpperCase()) });
  return null;
}

function distinct(node: JsonNode & { readonly kind: 'object' }, problems: Problem[]) {
  const met = new Set<string>();
  return node.entries.filter(({ key, keyAt }) => {
    if (!met.has(key)) return met.add(key);
    problems.push({ at: keyAt, message: `"${plainText(key, 60)}" stands here twice.` });
    return false;
  });
}

function unknownKey(key: string, name: string, known: readonly string[]): string {
  const few = meant(key, known);
  return `"${plainText(key, 60)}" is no key of ${name}.${few || ` It has ${quoted(known)}.`}`;
}

function meant(typed: string | undefined, words: readonly string[]): string {
  const word = typed === undefined ? undefined : nearest(typed, words);
  return word === undefined ? '' : ` Did you mean "${word}"?`;
}

function quoted(words: readonly string[]): string {
  return words.map((word) => `"${word}"`).join(', ');
}
