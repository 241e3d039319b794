import type { Turn } from '../../base/slices.ts';
import type { RunColumn } from '../../model/runColumn.ts';
import type { RowPlace, TableRow } from '../../protocol/runs.ts';
import { groupRow } from './groupRows.ts';
import type { HistoryBook } from './historyBook.ts';
import type { HeldRuns } from './heldRuns.ts';
import { runRow, type RowParts } from './runRows.ts';
import type { ShownRun } from '../shownRuns.ts';
import type { ShownLine } from './tableRows.ts';

/** A row as the page is told of it, with the columns that are looked at. */
export async function tableRow(
  line: ShownLine,
  columns: readonly RunColumn[],
  held: HeldRuns,
  histories: HistoryBook,
  partsOf: (one: ShownRun) => RowParts,
  turn: Turn,
): Promise<TableRow> {
  if (line.kind === 'group') return await groupRow(line.group, columns, histories, held.cellOf, placeOf(line), turn);
  const shown = held.shownOf(line.run);
  const { isContext, isPinned } = line;
  const place = 'key' in line ? placeOf(line) : undefined;
  return runRow(shown, columns, partsOf(shown), { isContext, isPinned, ...(place && { place }) });
}

function placeOf({ key, level, position, setSize, isOpen }: RowPlace): RowPlace {
  return { key, level, position, setSize, ...(isOpen !== undefined && { isOpen }) };
}
