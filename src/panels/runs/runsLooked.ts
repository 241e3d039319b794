import { slices } from '../../base/slices.ts';
import { historyColumns } from '../../model/runColumn.ts';
import type { RowsAsk, RunsProtocol, TableRow } from '../../protocol/runs.ts';
import type { HeldRuns } from './heldRuns.ts';
import type { HistoryBook } from './historyBook.ts';
import type { Answers } from '../page.ts';
import type { RunAliases } from '../runAliases.ts';
import type { RowParts } from './runRows.ts';
import { rowsAsk } from './runsAsks.ts';
import type { ShownRun } from '../shownRuns.ts';
import { tableRow } from './tableRow.ts';
import type { ShownLine, TableRows } from './tableRows.ts';

/** However tall a window is. */
const mostRows = 500;

interface Looked {
  readonly table: TableRows;
  readonly aliases: RunAliases;
  readonly histories: HistoryBook;
  readonly partsOf: (one: ShownRun) => RowParts;
  readonly stamp: () => number;
}

/** Hands out the rows that the page looks at, and notes which runs these are: they are followed, and what takes longer is read of them. */
export function runsLooked(
  held: HeldRuns,
  { table, aliases, histories, partsOf, stamp }: Looked,
): Answers<RunsProtocol>['rows'] {
  return {
    ask: rowsAsk,
    answer: async ({ from, to, columns, pinned: first = 0 }: RowsAsk, signal) => {
      await table.lay();
      const asOf = { rowGeneration: table.generation, stamp: stamp(), added: table.added };
      const lines = table.between({ from, to: Math.min(to, from + mostRows) });
      const pinnedLines = table.between({ from: 0, to: Math.min(first, mostRows) });
      const runs = [...pinnedLines, ...lines].flatMap((line) => (line.kind === 'run' ? held.shownOf(line.run) : []));
      held.looked = runs.map(({ run }) => run);
      if (columns.some(({ kind, name }) => kind === 'attribute' && name === 'aliases')) aliases.want(runs);
      histories.want(runs, historyColumns(columns));
      const turn = slices(signal);
      const rowsOf = async (some: readonly ShownLine[]): Promise<readonly TableRow[]> => {
        const rows: TableRow[] = [];
        for (const line of some) rows.push(await tableRow(line, columns, held, histories, partsOf, turn));
        return rows;
      };
      return { ...asOf, rows: await rowsOf(lines), pinned: await rowsOf(pinnedLines) };
    },
  };
}
