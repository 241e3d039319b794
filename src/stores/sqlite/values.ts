import type { Row, Value } from './row.ts';

export { given } from '../given.ts';

// A column is what it is declared as only by custom: SQLite keeps any value in any column. These take what comes.

export function text(row: Row, index: number): string {
  return String(row[index] ?? '');
}

export function optionalText(row: Row, index: number): string | undefined {
  const value = row[index];
  return value === null || value === undefined ? undefined : String(value);
}

/** NULL, where a number must be, is NaN. */
export function number(row: Row, index: number): number {
  return asNumber(row[index]) ?? NaN;
}

export function optionalNumber(row: Row, index: number): number | undefined {
  return asNumber(row[index]);
}

function asNumber(value: Value | undefined): number | undefined {
  return value === null || value === undefined ? undefined : Number(value);
}
