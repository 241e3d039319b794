import { cellOf, type Cell } from '../../compare/cellOf.ts';
import { isLive, parentRunId } from '../../model/run.ts';
import { unknownCell, type RunColumn } from '../../model/runColumn.ts';
import type { RowPlace, RunRow } from '../../protocol/runs.ts';
import type { HistoryBook } from './historyBook.ts';
import type { ShownRun } from '../shownRuns.ts';

/** No cell shows more. */
const mostCharacters = 400;

/** What stands in a row beside what the run has. */
export interface RowParts {
  readonly aliases: readonly string[];
  readonly histories: HistoryBook;
  /** Names of experiments, by id. */
  readonly experiments: ReadonlyMap<string, string>;
}

/** Where a run stands in the table. */
interface Standing {
  readonly place?: RowPlace;
  readonly isContext: boolean;
  readonly isPinned: boolean;
}

/** A run as a row of the page, with the columns that are looked at. */
export function runRow(
  { id, run }: ShownRun,
  columns: readonly RunColumn[],
  { aliases, histories, experiments }: RowParts,
  { place, isContext, isPinned }: Standing,
): RunRow {
  const beside = { aliases, experiments, history: histories.cell };
  const isUnknown = (column: RunColumn): boolean => column.kind === 'history' && !histories.isKnown(run, column);
  return {
    kind: 'run',
    id,
    name: run.runName === '' ? run.runId : run.runName,
    status: run.status,
    isLive: isLive(run),
    isDeleted: run.lifecycleStage === 'deleted',
    isNested: parentRunId(run) !== undefined,
    aliases,
    cells: columns.map((column) => (isUnknown(column) ? unknownCell : told(cellOf(run, column, beside)))),
    ...(place && { place }),
    isContext,
    isPinned,
  };
}

export function told(cell: Cell): string | number | null {
  if (cell === undefined) return null;
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : String(cell);
  return cell.length > mostCharacters ? `${cell.slice(0, mostCharacters)}…` : cell;
}

/** The same for other programs: whole, and exact. */
export function exactRow(
  { run }: ShownRun,
  columns: readonly RunColumn[],
  { aliases, histories, experiments }: RowParts,
): readonly Cell[] {
  const beside = { aliases, experiments, history: histories.cell };
  return columns.map((column) => cellOf(run, column, beside));
}
