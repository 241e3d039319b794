import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { refuseComputed } from './computed.ts';
import type { Value } from './row.ts';

/** A statement to read with, whose integers come as `bigint`. */
export function prepare(database: DatabaseSync, sql: string): StatementSync {
  refuseComputed(database, sql);
  const statement = database.prepare(sql);
  // Otherwise an integer above 2^53 throws.
  statement.setReadBigInts(true);
  return statement;
}

/** A value as it travels to the host. */
export function plain(value: unknown): Value {
  if (value === null || typeof value === 'string' || typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  return Buffer.from(value as Uint8Array).toString();
}

export function tooLarge(): Error {
  return Object.assign(new Error('The answer is too large.'), { code: 'tooLarge' });
}
