import { joined, sql, type Sql } from '../../filter/sql.ts';
import type { SampleQuery } from '../store.ts';
import type { Database } from './database.ts';
import { column, type Schema } from './schema.ts';

/** Below, run by run is fast; above, they are not all in memory at once. */
const [leastPoints, mostPoints] = [200_000, 5_000_000];
const mostRuns = 100;
/** Reading a point that nobody asked for takes about a third of what finding one takes. */
const leastShare = 0.3;
const mostScanned = 15_000_000;

/**
 * Samples a metric of several long runs by one look through its points in all runs, which stand in one index in the order of time. Where runs
 * were logged side by side, that is several times as fast as run by run, which finds each point somewhere else in the file. Undefined where it
 * would not be: a run's last step stands for how many points it has.
 */
export async function scanMetric(
  database: Database,
  schema: Schema,
  { runIds, key, maxPoints, startStep, endStep }: SampleQuery,
  signal?: AbortSignal,
): Promise<readonly Float64Array[] | undefined> {
  const isSeveral = runIds.length > 1 && runIds.length <= mostRuns && new Set(runIds).size === runIds.length;
  if (!isSeveral || startStep !== undefined || endStep !== undefined || !schema.has('latest_metrics')) return undefined;
  const wanted = joined(
    runIds.map((runId) => sql`${runId}`),
    ', ',
  );
  const asked = await lastSteps(database, sql`key = ${key} AND run_uuid IN (${wanted})`, signal);
  if (asked < leastPoints || asked > mostPoints) return undefined;
  const all = await lastSteps(database, sql`key = ${key}`, signal);
  if (asked < all * leastShare || all > mostScanned) return undefined;
  // Where all are wanted, it need not be asked of each point.
  const some = asked < all ? sql`AND +metrics.run_uuid IN (${wanted})` : sql``;
  return database.scan(pointsOfAll(schema, key, some), { runIds, maxPoints }, signal);
}

async function lastSteps(database: Database, which: Sql, signal?: AbortSignal): Promise<number> {
  const [row] = await database.all(
    sql`SELECT total(max(latest_metrics.step, 0) + 1) AS points FROM latest_metrics WHERE ${which}`,
    signal,
  );
  return Number(row?.[0] ?? 0);
}

/** Each with its run, by time, from a time on. The plus keeps SQLite from going run by run. */
function pointsOfAll(schema: Schema, key: string, some: Sql): Sql {
  const isNan = column(schema, 'metrics', 'is_nan', sql`0`);
  return sql`SELECT metrics.run_uuid AS r, CAST(metrics.step AS REAL) AS s,
    CAST(metrics.timestamp AS REAL) AS t, CASE WHEN ${isNan} = 1 THEN NULL ELSE metrics.value END AS v
    FROM metrics WHERE metrics.key = ${key} ${some}
      AND metrics.timestamp >= ${Number.MIN_SAFE_INTEGER} ORDER BY metrics.timestamp`;
}
