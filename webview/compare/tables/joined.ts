import { columnsBeside, comparedTables, type ComparedTables } from '../../../src/compare/comparedTables.ts';
import { guessKeys, sharedColumns } from '../../../src/compare/keyColumns.ts';
import type { LoggedTable } from '../../../src/model/loggedTable.ts';
import type { ComparedRun } from '../../../src/protocol/compare.ts';
import { remembered } from '../../common/remembered.ts';
import type { TableBook } from './tableBook.ts';

/** The tables of some runs as one. */
export interface Joined extends ComparedTables {
  readonly runs: readonly ComparedRun[];
  /** One for each of the runs; `undefined` for one that could not be read. */
  readonly tables: readonly (LoggedTable | undefined)[];
  /** The columns by which they could be joined. */
  readonly keyChoices: readonly string[];
  /** All columns beside the keys, also those that are left out. */
  readonly columnChoices: readonly string[];
  /** Whether nobody said by which columns. */
  readonly isGuessed: boolean;
}

/**
 * @param chosen the columns by which somebody wants them joined, of which some may be gone; `undefined` where nobody said so.
 * @param leftOut the columns that somebody does not want to see.
 */
export const joinedTables = remembered(
  (
    runs: readonly ComparedRun[],
    known: TableBook['known'],
    chosen: readonly string[] | undefined,
    leftOut: readonly string[] | undefined,
  ): Joined => {
    const tables = runs.map(({ id }) => {
      const read = known.get(id)?.read;
      return read && 'table' in read ? read.table : undefined;
    });
    const whole = tables.filter((table) => table !== undefined);
    const keyChoices = sharedColumns(whole);
    const keys = chosen?.filter((key) => keyChoices.includes(key));
    const isGuessed = !keys || keys.length !== chosen?.length;
    const by = isGuessed ? guessKeys(whole) : keys;
    return {
      ...comparedTables(tables, by, leftOut),
      runs,
      tables,
      keyChoices,
      columnChoices: columnsBeside(tables, by),
      isGuessed,
    };
  },
);
