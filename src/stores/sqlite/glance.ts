import type { DatabaseSync } from 'node:sqlite';
import type { Series } from './readPoints.ts';
import { sampleSeries } from './sampleSeries.ts';
import { prepare } from './statement.ts';

/** Of one series as many as MLflow's own UI draws; of several, which are waited for together, fewer. */
const [seeksOfOne, seeksOfEach] = [320, 200];
/** So many are read whole about as fast. */
const mostWhole = 1_000;
const columns = 3;

type Point = [step: number, timestampMs: number, value: number];

/**
 * A first impression of a long series, by looks into the index of run, metric and step: as `sampleSeries`, with NaN for how many there are.
 * The params of the series are its run, its metric, and the steps to begin and to end with. Undefined where that index is missing, as in databases of older MLflow, and where it is no gain.
 */
export function glance(database: DatabaseSync, series: Series, isOne: boolean): Float64Array | undefined {
  const seeks = isOne ? seeksOfOne : seeksOfEach;
  const seek = `${series.sql} LIMIT 1`;
  if (!usesStepIndex(database, seek, series) || !isLong(database, series)) return undefined;
  const ends = endsOf(database, series);
  if (!ends) return undefined;
  const [first, last] = ends;
  const points = [first];
  const statement = prepare(database, seek);
  const [run = null, key = null] = series.params;
  let step = first[0];
  for (let look = 1; look < seeks - 1; look++) {
    const from = Math.floor(first[0] + ((last[0] - first[0]) * look) / (seeks - 1));
    // Where steps are far apart, several looks find the same.
    if (from <= step) continue;
    const point = asPoint(statement.get(run, key, from, last[0] - 1));
    if (!point) break;
    points.push(point);
    step = point[0];
  }
  points.push(last);
  return Float64Array.from([NaN, ...points.flat()]);
}

function usesStepIndex(database: DatabaseSync, sql: string, { params }: Series): boolean {
  const plan = prepare(database, `EXPLAIN QUERY PLAN ${sql}`).all(...params);
  return plan.some(({ detail }) => String(detail).includes('(run_uuid=? AND key=? AND step>? AND step<?)'));
}

function isLong(database: DatabaseSync, { params }: Series): boolean {
  const rows = `SELECT 1 FROM metrics WHERE run_uuid = ? AND key = ? AND step >= ? AND step <= ? LIMIT ${String(mostWhole + 1)}`;
  const found = prepare(database, `SELECT count(*) AS points FROM (${rows})`).get(...params);
  return Number(found?.['points']) > mostWhole;
}

/** The first point and the last; undefined where too many have the same step as one of them. */
function endsOf(database: DatabaseSync, series: Series): readonly [Point, Point] | undefined {
  const starts = pointsAtEnd(database, series, 'ASC');
  const ends = pointsAtEnd(database, series, 'DESC');
  const [start, end] = [starts.at(0), ends.at(-1)];
  return start && end && start[0] < end[0] ? [start, end] : undefined;
}

/** All that have the least step, or the greatest, by time; none where they are too many. */
function pointsAtEnd(database: DatabaseSync, series: Series, end: 'ASC' | 'DESC'): readonly Point[] {
  const found = asPoint(prepare(database, `${series.sql} ${end} LIMIT 1`).get(...series.params));
  if (!found) return [];
  const [run = null, key = null] = series.params;
  const all = prepare(database, `${series.sql} LIMIT ${String(mostWhole + 1)}`).all(run, key, found[0], found[0]);
  return all.length > mostWhole ? [] : inOrder(all.map((row) => asPoint(row) ?? found));
}

function inOrder(points: readonly Point[]): readonly Point[] {
  const numbers = sampleSeries(Float64Array.from(points.flat()), Infinity).subarray(1);
  return points.map((_, at) => [...numbers.subarray(at * columns, (at + 1) * columns)] as Point);
}

/** NULL is NaN. */
function asPoint(row: Readonly<Record<string, unknown>> | undefined): Point | undefined {
  return row && (['s', 't', 'v'].map((name) => (row[name] === null ? NaN : Number(row[name]))) as Point);
}
