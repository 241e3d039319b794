import { eachInSlices, type Turn } from '../../base/slices.ts';
import type { Cell, CellOf } from '../../compare/cellOf.ts';
import type { RunGroup } from '../../compare/groupRuns.ts';
import { summarizeNumbers, summarizeTexts } from '../../compare/summarize.ts';
import type { Run } from '../../model/run.ts';
import { columnKey, type HistoryColumn, type RunColumn } from '../../model/runColumn.ts';
import type { Summary } from '../../model/summary.ts';
import type { GroupRow, RowPlace } from '../../protocol/runs.ts';
import type { HistoryBook } from './historyBook.ts';
import { told } from './runRows.ts';

/** What is known of groups as long as these are there: some have all runs of a store. */
const known = new WeakMap<RunGroup, Map<string, Summary | null>>();

/** A group as a row of the page, with the columns that are looked at. */
export async function groupRow(
  group: RunGroup,
  columns: readonly RunColumn[],
  histories: HistoryBook,
  cellOf: CellOf,
  place: RowPlace,
  turn: Turn,
): Promise<GroupRow> {
  const { column, value, runs } = group;
  const cells: (Summary | null)[] = [];
  for (const one of columns) {
    cells.push(
      one.kind === 'history'
        ? await historySummary(runs, one, histories, turn)
        : await summaryOf(group, one, cellOf, turn),
    );
  }
  return { kind: 'group', column, value: told(value), count: runs.length, cells, place };
}

/** Only where all of them are known: those of some would look like those of all. */
async function historySummary(
  runs: readonly Run[],
  column: HistoryColumn,
  histories: HistoryBook,
  turn: Turn,
): Promise<Summary | null> {
  const cells: Cell[] = [];
  let unknown = 0;
  await eachInSlices(runs, turn, (run) => {
    if (histories.isKnown(run, column)) cells.push(histories.cell(run, column));
    else unknown++;
  });
  return unknown > 0 ? null : (summarizeNumbers(cells) ?? null);
}

async function summaryOf(group: RunGroup, column: RunColumn, cellOf: CellOf, turn: Turn): Promise<Summary | null> {
  const summaries = known.get(group) ?? new Map<string, Summary | null>();
  known.set(group, summaries);
  const key = columnKey(column);
  const before = summaries.get(key);
  if (before !== undefined) return before;
  const cells: Cell[] = [];
  await eachInSlices(group.runs, turn, (run) => cells.push(cellOf(run, column)));
  const summary = (isFigure(column) ? summarizeNumbers(cells) : summarizeTexts(cells)) ?? null;
  const short = summary?.kind === 'same' ? { ...summary, value: told(summary.value) ?? '' } : summary;
  summaries.set(key, short);
  return short;
}

/** Whether a mean of it says something. A param may be a number, but which one is a choice, and has no mean. */
function isFigure({ kind, name }: RunColumn): boolean {
  return kind === 'metric' || (kind === 'attribute' && name === 'duration');
}
