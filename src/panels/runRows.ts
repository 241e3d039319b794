import { cellOf, type Cell } from '../compare/cellOf.ts';
import { isLive, parentRunId } from '../model/run.ts';
import type { RunColumn } from '../model/runColumn.ts';
import type { RunRow } from '../protocol/runs.ts';
import type { ShownRun } from './shownRuns.ts';

/** No cell shows more. */
const mostCharacters = 400;

/** A run as a row of the page, with the columns that are looked at. */
export function runRow({ id, run }: ShownRun, columns: readonly RunColumn[], aliases: readonly string[]): RunRow {
  return {
    id,
    name: run.runName === '' ? run.runId : run.runName,
    status: run.status,
    isLive: isLive(run),
    isDeleted: run.lifecycleStage === 'deleted',
    isNested: parentRunId(run) !== undefined,
    aliases,
    cells: columns.map((column) => told(cellOf(run, column, aliases))),
  };
}

function told(cell: Cell): string | number | null {
  if (cell === undefined) return null;
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : String(cell);
  return cell.length > mostCharacters ? `${cell.slice(0, mostCharacters)}…` : cell;
}

/** The same for other programs: whole, and exact. */
export function exactRow(
  { run }: ShownRun,
  columns: readonly RunColumn[],
  aliases: readonly string[],
): readonly Cell[] {
  return columns.map((column) => cellOf(run, column, aliases));
}
