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
const rowsAtATime = 50_000;

/** All points, as step, time, value, step, …: one block of memory. */
export function readPoints(database: DatabaseSync, { sql, params }: Series): Float64Array {
  const first = statementFor(database, `${sql} LIMIT ${String(rowsAtOnce + 1)}`).all(...params);
  if (first.length <= rowsAtOnce) return putDown(first, first.length);
  return putDown(statementFor(database, sql).iterate(...params), first.length);
}

/**
 * The points of several series from one look through an index that has all of a metric's points in the order of time, each with its run
 * before it; those of other runs are passed over. The last param is the time to begin with. Undefined where SQLite would look elsewhere.
 */
export function readPointsOfAll(
  database: DatabaseSync,
  { sql, params }: Series,
  runIds: readonly string[],
): readonly Float64Array[] | undefined {
  const plan = prepare(database, `EXPLAIN QUERY PLAN ${sql}`).all(...params);
  const isThere =
    plan.length === 1 && /COVERING INDEX \S+ \(key=\? AND timestamp>\?\)/.test(String(plan[0]?.['detail']));
  if (!isThere) return undefined;
  const byRun = new Map<unknown, { points: Float64Array; used: number }>(
    runIds.map((runId) => [runId, { points: new Float64Array(columns * 1024), used: 0 }]),
  );
  const take = (row: unknown): void => {
    const values = valuesOf(row);
    const series = byRun.get(values[0]);
    if (!series) return;
    if (series.used === series.points.length) series.points = grown(series.points);
    for (let column = 1; column <= columns; column++) series.points[series.used++] = asDouble(values[column]);
  };
  const given = params.slice(0, -1);
  const statement = statementFor(database, `${sql} LIMIT ${String(rowsAtATime)}`);
  for (let from = params.at(-1) ?? null; ;) {
    const rows: readonly unknown[] = statement.all(...given, from);
    const [first, last] = [timeOf(rows[0]), timeOf(rows.at(-1))];
    // Where all have one time, or a time is no exact double, what comes next cannot be told by it.
    const goesOn = first < last && Number.isSafeInteger(last);
    if (rows.length === rowsAtATime && !goesOn) {
      for (const row of statementFor(database, sql).iterate(...given, from) as Iterable<unknown>) take(row);
    } else if (rows.length === rowsAtATime) {
      for (const row of rows) if (timeOf(row) < last) take(row);
      from = last;
      continue;
    } else rows.forEach(take);
    return [...byRun.values()].map(({ points, used }) => points.subarray(0, used));
  }
}

function timeOf(row: unknown): number {
  return row === undefined ? NaN : Number(valuesOf(row)[2]);
}

/** An object before Node 22.16. */
function valuesOf(row: unknown): unknown[] {
  return Array.isArray(row) ? row : Object.values(row as object);
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
    const values = valuesOf(row);
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
