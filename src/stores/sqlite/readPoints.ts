import type { DatabaseSync } from 'node:sqlite';
import type { Param } from '../../filter/sql.ts';
import { prepare, tooLarge } from './statement.ts';

/** A statement for the points of a series: step, time and value, as doubles, by step. NULL is NaN. */
export interface Series {
  readonly sql: string;
  readonly params: readonly Param[];
}

const columns = 3;
const mostPoints = 10_000_000;
/** Rows come twice as fast all at once as one by one, and take a hundred bytes each until they are put down. */
const rowsAtOnce = 250_000;

/** All points, as step, time, value, step, …: one block of memory. */
export function readPoints(database: DatabaseSync, { sql, params }: Series): Float64Array {
  const first = statementFor(database, `${sql} LIMIT ${String(rowsAtOnce + 1)}`).all(...params);
  if (first.length <= rowsAtOnce) return putDown(first, first.length);
  return putDown(statementFor(database, sql).iterate(...params), first.length);
}

/**
 * The points of several series from one look through an index that has all of a metric's points, each with the place of its series before it.
 * Undefined where SQLite would look elsewhere.
 */
export function readPointsOfAll(
  database: DatabaseSync,
  { sql, params }: Series,
  count: number,
): readonly Float64Array[] | undefined {
  const plan = prepare(database, `EXPLAIN QUERY PLAN ${sql}`).all(...params);
  if (!plan.some(({ detail }) => /USING COVERING INDEX \S+ \(key=\?\)/.test(String(detail)))) return undefined;
  const all = Array.from({ length: count }, () => ({ points: new Float64Array(columns * 1024), used: 0 }));
  for (const row of statementFor(database, sql).iterate(...params) as Iterable<unknown>) {
    const values: unknown[] = Array.isArray(row) ? row : Object.values(row as object);
    const series = all[Number(values[0])];
    if (!series) continue;
    if (series.used === series.points.length) series.points = grown(series.points);
    for (let column = 1; column <= columns; column++) series.points[series.used++] = asDouble(values[column]);
  }
  return all.map(({ points, used }) => points.subarray(0, used));
}

function statementFor(database: DatabaseSync, sql: string): ReturnType<typeof prepare> {
  const statement = prepare(database, sql);
  // Rows come faster so, where Node has it (22.16).
  if ('setReturnArrays' in statement) statement.setReturnArrays(true);
  return statement;
}

function putDown(rows: Iterable<unknown>, expected: number): Float64Array {
  let points = new Float64Array(expected * columns);
  let used = 0;
  for (const row of rows) {
    if (used === points.length) points = grown(points);
    const values: unknown[] = Array.isArray(row) ? row : Object.values(row as object);
    for (let column = 0; column < columns; column++) points[used++] = asDouble(values[column]);
  }
  return points.subarray(0, used);
}

function asDouble(value: unknown): number {
  return value === null ? NaN : Number(value);
}

function grown(points: Float64Array): Float64Array<ArrayBuffer> {
  if (points.length > mostPoints * columns) throw tooLarge();
  const more = new Float64Array(points.length * 2);
  more.set(points);
  return more;
}
