import { numberedNames } from '../base/numberedNames.ts';
import type { LoggedTable, TableValue } from '../model/loggedTable.ts';
import { jsonEnd, skipSpace } from './jsonEnd.ts';

/** From one pause to the next. */
const rowsPerTurn = 200;

/**
 * Reads a table as `log_table` writes it, which is how pandas writes one split: `{"columns": […], "data": [[…], …]}`. Of a text that was cut off, it
 * has the rows that are whole. To be run to its end, with pauses where the caller likes; `undefined` for what is no such table.
 *
 * @param isCut whether the file has more than the text.
 * @param mostRows so many are read.
 */
export function* readTable(text: string, isCut: boolean, mostRows: number): Generator<void, LoggedTable | undefined> {
  let columns: readonly string[] | undefined;
  let rows: Rows | undefined;
  let at = skipSpace(text, 0);
  if (text[at] !== '{') return undefined;
  for (at = skipSpace(text, at + 1); text[at] === '"'; at = skipSpace(text, at + 1)) {
    const nameEnd = jsonEnd(text, at);
    const colon = nameEnd < 0 ? -1 : skipSpace(text, nameEnd);
    if (text[colon] !== ':') break;
    const start = skipSpace(text, colon + 1);
    const name = text.slice(at, nameEnd);
    if (name === '"data"') rows = yield* readRows(text, start, mostRows);
    const end: number = name === '"data"' ? (rows?.end ?? -1) : jsonEnd(text, start);
    if (end < 0) break;
    if (name === '"columns"') columns = namesIn(parsed(text.slice(start, end)));
    at = skipSpace(text, end);
  }
  if (!columns || !rows) return undefined;
  const { length } = columns;
  return {
    columns: numberedNames(columns),
    rows: rows.values.map((row) => Array.from({ length }, (_, index) => tableValueOf(row[index]))),
    isPart: isCut || rows.end < 0,
  };
}

interface Rows {
  readonly values: readonly (readonly unknown[])[];
  /** Behind the last one; -1 where not all were read. */
  readonly end: number;
}

/** `undefined` where there stand no rows. */
function* readRows(text: string, start: number, mostRows: number): Generator<void, Rows | undefined> {
  if (text[start] !== '[') return undefined;
  const values: (readonly unknown[])[] = [];
  let at = skipSpace(text, start + 1);
  while (text[at] === '[') {
    const end = jsonEnd(text, at);
    if (end < 0 || values.length === mostRows) return { values, end: -1 };
    const row = parsed(text.slice(at, end));
    if (!Array.isArray(row)) return undefined;
    values.push(row);
    if (values.length % rowsPerTurn === 0) yield;
    at = skipSpace(text, end);
    if (text[at] !== ',') break;
    at = skipSpace(text, at + 1);
  }
  return { values, end: text[at] === ']' ? at + 1 : -1 };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function namesIn(columns: unknown): readonly string[] | undefined {
  if (!Array.isArray(columns)) return undefined;
  return columns.map((name: unknown) => (typeof name === 'string' ? name : JSON.stringify(name)));
}

/** What stands in a cell, of what stood in JSON. */
export function tableValueOf(value: unknown): TableValue {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  // What is too large for a number JSON.parse makes infinite, which JSON has not.
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  return JSON.stringify(value);
}
