import type { LoggedTable } from '../model/loggedTable.ts';

/** The last words of names of columns that tell rows apart: what a row is called, or else what it was about. */
const kinds = [
  new Set(['id', 'uid', 'uuid', 'guid', 'key', 'idx', 'index', 'row', 'number', 'no', 'nr']),
  new Set(['input', 'inputs', 'prompt', 'question', 'query', 'request', 'messages', 'text', 'sentence']),
] as const;

/** The columns that all of these tables have. */
export function sharedColumns(tables: readonly LoggedTable[]): readonly string[] {
  const [first, ...others] = tables;
  return first?.columns.filter((name) => others.every(({ columns }) => columns.includes(name))) ?? [];
}

/**
 * By which column the rows of these tables are likely meant to be joined: one that is called like a name of things, or like what a model was asked,
 * in which no table says anything twice, and of which two have something in common. None where there is no such column.
 */
export function guessKeys(tables: readonly LoggedTable[]): readonly string[] {
  const shared = sharedColumns(tables);
  for (const kind of kinds) {
    const found = shared.find((name) => kind.has(lastWord(name)) && isKey(tables, name));
    if (found !== undefined) return [found];
  }
  return [];
}

function lastWord(name: string): string {
  const words = name
    .replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .toLowerCase()
    .split(/[^a-z0-9]+/);
  return words.at(-1) ?? '';
}

function isKey(tables: readonly LoggedTable[], name: string): boolean {
  const known = new Set<unknown>();
  let count = 0;
  for (const { columns, rows } of tables) {
    const column = columns.indexOf(name);
    const own = new Set(rows.map((row) => row[column] ?? null));
    if (own.size < rows.length || own.has(null)) return false;
    count += own.size;
    for (const value of own) known.add(value);
  }
  return known.size > 0 && (known.size < count || tables.length === 1);
}
