import * as v from 'valibot';
import type { ColumnOrder, RunColumn } from './runColumn.ts';

/** Columns as they must look where they come from outside. */
const mostColumns = 5_000;
const mostSortKeys = 8;

const best = v.picklist(['min', 'max']);

export const columnShape: v.GenericSchema<unknown, RunColumn> = v.variant('kind', [
  v.object({ kind: v.picklist(['attribute', 'metric', 'param', 'tag']), name: v.string() }),
  v.object({
    kind: v.literal('history'),
    name: v.string(),
    value: v.variant('of', [
      v.object({ of: v.picklist(['min', 'max', 'first']) }),
      v.object({ of: v.literal('mean'), last: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000)) }),
      v.object({ of: v.literal('at'), best, metric: v.string() }),
    ]),
  }),
]);

export const columnsShape: v.GenericSchema<unknown, readonly RunColumn[]> = v.pipe(
  v.array(columnShape),
  v.maxLength(mostColumns),
);

export const sortShape: v.GenericSchema<unknown, readonly ColumnOrder[]> = v.pipe(
  v.array(v.object({ column: columnShape, descending: v.boolean() })),
  v.maxLength(mostSortKeys),
);
