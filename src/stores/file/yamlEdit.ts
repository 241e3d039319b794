import { isDeepStrictEqual } from 'node:util';
import { parseYaml, YamlError } from './yaml.ts';

/** Values that Podium writes into a `meta.yaml`; a mapping is one of texts. */
export type YamlValue = string | number | null | Readonly<Record<string, string>>;

interface Entry {
  /** Absent for what stands before the first name. */
  readonly name: string | undefined;
  readonly text: string;
}

/** A new text with these names and values, sorted by name as MLflow does. */
export function writeYaml(fields: Readonly<Record<string, YamlValue>>): string {
  return editYaml('{}', fields);
}

/**
 * The text of a mapping with other values for some names; `undefined` takes a name away. All else stays byte for byte: what is a number
 * there and what a text, names that another MLflow knows, comments.
 * @throws YamlError where the text is not what MLflow writes, or laid out so that only a part of it would be replaced
 */
export function editYaml(text: string, edits: Readonly<Record<string, YamlValue | undefined>>): string {
  const before = parseYaml(text);
  const expected = new Map<unknown, unknown>(before);
  let entries = before.size === 0 ? [] : entriesOf(text);
  for (const [name, value] of Object.entries(edits)) {
    entries = withEntry(entries, name, value);
    if (value === undefined) expected.delete(name);
    else expected.set(name, asRead(value));
  }
  const edited = entries.map((entry) => entry.text).join('');
  if (isDeepStrictEqual(parsed(edited), expected)) return edited;
  throw new YamlError('it is not laid out as MLflow does', 1);
}

function entriesOf(text: string): readonly Entry[] {
  const entries: Entry[] = [];
  for (const line of `${text}${text.endsWith('\n') ? '' : '\n'}`.split(/(?<=\n)/)) {
    const name = /^([A-Za-z_][\w.-]*) *:(?=\s)/.exec(line)?.[1];
    const last = name === undefined ? entries.pop() : undefined;
    entries.push({ name: name ?? last?.name, text: `${last?.text ?? ''}${line}` });
  }
  return entries;
}

function withEntry(entries: readonly Entry[], name: string, value: YamlValue | undefined): readonly Entry[] {
  const others = entries.filter((entry) => entry.name !== name);
  if (value === undefined) return others;
  const next = others.findIndex((entry) => entry.name !== undefined && entry.name > name);
  return others.toSpliced(next < 0 ? others.length : next, 0, { name, text: written(name, value) });
}

function written(name: string, value: YamlValue): string {
  if (typeof value !== 'object' || value === null) return `${name}: ${scalar(value)}\n`;
  const lines = Object.entries(value).map(([key, text]) => `  ${scalar(key)}: ${scalar(text)}\n`);
  return lines.length === 0 ? `${name}: {}\n` : `${name}:\n${lines.join('')}`;
}

/** A text is left plain only where YAML 1.1, which MLflow reads, and 1.2 both take it for one; in quotes, JSON is YAML. */
function scalar(value: string | number | null): string {
  if (typeof value !== 'string') return String(value);
  if (value === '') return "''";
  const isPlain =
    /^[A-Za-z](?:[\w./@ -]*[\w./-])?$/.test(value) && !/^(?:y|n|yes|no|on|off|true|false|null)$/i.test(value);
  return isPlain
    ? value
    : JSON.stringify(wellFormed(value)).replace(/[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g, escaped);
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** Half of a pair of surrogates cannot be kept in a file: it becomes the replacement character. */
function wellFormed(text: string): string {
  return Buffer.from(text).toString();
}

/** What {@link parseYaml} makes of a value. */
function asRead(value: YamlValue): unknown {
  if (value === null) return null;
  return typeof value === 'object' ? new Map(Object.entries(value)) : wellFormed(String(value));
}

function parsed(text: string): unknown {
  try {
    return parseYaml(text);
  } catch (error) {
    if (!(error instanceof YamlError)) throw error;
    return undefined;
  }
}
