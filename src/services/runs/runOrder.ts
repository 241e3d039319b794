import { originOf } from '../../connections/location.ts';
import type { Connection } from '../../connections/connection.ts';
import { readOrderBy, type Order } from '../../filter/check.ts';
import { compareBy } from '../../filter/compare.ts';
import type { FieldValue, ValuesOf } from '../../filter/evaluate.ts';
import { FilterError } from '../../filter/filterError.ts';
import { runRules } from '../../filter/rules.ts';
import { writtenName } from '../../filter/write.ts';
import type { Run } from '../../model/run.ts';
import type { RunOrder } from '../../model/runView.ts';

/** An order by anything that MLflow may know. */
interface FieldOrder {
  readonly field: { readonly kind: 'attribute' | 'metric' | 'param' | 'tag'; readonly name: string };
  readonly descending: boolean;
}

/**
 * MLflow's `order_by` for an order; `undefined` where the store cannot sort so, or where that may take long: a tracking server on SQLite
 * takes the square of the number of runs to sort them by a metric or a param, and nobody can see what a server stands on.
 */
export function serverOrder(connection: Connection, { field, descending }: FieldOrder): readonly string[] | undefined {
  const { kind, name } = field;
  const isServer = originOf(connection.trackingUri) !== undefined;
  if (name === 'duration' && kind === 'attribute') return undefined;
  if (isServer && kind !== 'attribute') return undefined;
  const written = writtenName(`${kind}s`, name);
  const orderBy = `${written ?? ''} ${descending ? 'DESC' : 'ASC'}`;
  return means(orderBy, field) ? [orderBy] : undefined;
}

/** In an order MLflow cannot read all names that it can read in a filter. */
function means(orderBy: string, { kind, name }: FieldOrder['field']): boolean {
  try {
    const [read] = readOrderBy([orderBy], runRules);
    return read?.field.kind === kind && read.field.name === name;
  } catch (error) {
    if (error instanceof FilterError) return false;
    throw error;
  }
}

/** Sorts runs as MLflow does, ties included: NaN and what is missing come last, then the newest first. */
export function compareRuns(order: RunOrder): (one: Run, other: Run) => number {
  const orders: readonly Order[] = [
    order,
    { field: { kind: 'attribute', name: 'start_time' }, descending: true },
    { field: { kind: 'attribute', name: 'run_id' }, descending: false },
  ];
  return (one, other) => compareBy(orders, valuesOf(one), valuesOf(other));
}

function valuesOf(run: Run): ValuesOf {
  return ({ kind, name }) => {
    const value = kind === 'metric' ? run.metrics[name] : kind === 'param' ? run.params[name] : attribute(run, name);
    return value === undefined ? [] : [value];
  };
}

function attribute(run: Run, name: string): FieldValue | undefined {
  switch (name) {
    case 'start_time':
      return run.startTimeMs;
    case 'run_name':
      return run.runName;
    case 'run_id':
      return run.runId;
    case 'duration':
      return run.startTimeMs === undefined || run.endTimeMs === undefined ? undefined : run.endTimeMs - run.startTimeMs;
    default:
      return undefined;
  }
}
