import fc from 'fast-check';
import type { LoggedTable } from '../../../src/model/loggedTable.ts';

export function aTable(
  columns: readonly string[],
  rows: LoggedTable['rows'],
  more: Partial<LoggedTable> = {},
): LoggedTable {
  return { columns, rows, isPart: false, ...more };
}

const names = ['id', '__proto__', 'answer', 'score'];
const value = fc.oneof(
  fc.constantFrom(null, true, 0, 1, '1', '', 'constructor', '[1]'),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);

/** Tables of which not all have the same columns, with keys that come again. */
export const anyTable = fc
  .tuple(fc.shuffledSubarray(names), fc.array(fc.array(value, { minLength: 4, maxLength: 4 }), { maxLength: 6 }))
  .chain(([columns, rows]) =>
    fc.record({
      columns: fc.constant<readonly string[]>(columns),
      rows: fc.constant<LoggedTable['rows']>(rows.map((row) => row.slice(0, columns.length))),
      isPart: fc.boolean(),
    }),
  );

export const anyTables = fc.array(fc.option(anyTable, { nil: undefined }), { maxLength: 5 });
export const anyKeys = fc.shuffledSubarray([...names, 'none']);
