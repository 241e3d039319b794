import type { CellOf } from '../compare/cellOf.ts';
import type { RunGroup } from '../compare/groupRuns.ts';
import { summarizeNumbers, summarizeTexts } from '../compare/summarize.ts';
import type { Run } from '../model/run.ts';
import { columnKey, type HistoryColumn, type RunColumn } from '../model/runColumn.ts';
import type { Summary } from '../model/summary.ts';
import type { GroupRow, RowPlace } from '../protocol/runs.ts';
import type { HistoryBook } from './historyBook.ts';
import { told } from './runRows.ts';

/** What is known of groups as long as these are there: some have all runs of a store. */
const known = new WeakMap<RunGroup, Map<string, Summary | null>>();

/** A group as a row of the page, with the columns that are looked at. */
export function groupRow(
  group: RunGroup,
  columns: readonly RunColumn[],
  histories: HistoryBook,
  cellOf: CellOf,
  place: RowPlace,
): GroupRow {
  const { column, value, runs } = group;
  const cells = columns.map((one) =>
    one.kind === 'history' ? historySummary(runs, one, histories) : summaryOf(group, one, cellOf),
  );
  return { kind: 'group', column, value: told(value), count: runs.length, cells, place };
}

/** Only where all of them are known: those of some would look like those of all. */
function historySummary(runs: readonly Run[], column: HistoryColumn, histories: HistoryBook): Summary | null {
  if (!runs.every((run) => histories.isKnown(run, column))) return null;
  return summarizeNumbers(runs.map((run) => histories.cell(run, column))) ?? null;
}

function summaryOf(group: RunGroup, column: RunColumn, cellOf: CellOf): Summary | null {
  const summaries = known.get(group) ?? new Map<string, Summary | null>();
  known.set(group, summaries);
  const key = columnKey(column);
  const before = summaries.get(key);
  if (before !== undefined) return before;
  const cells = group.runs.map((run) => cellOf(run, column));
  const summary = (isFigure(column) ? summarizeNumbers(cells) : summarizeTexts(cells)) ?? null;
  const short = summary?.kind === 'same' ? { ...summary, value: told(summary.value) ?? '' } : summary;
  summaries.set(key, short);
  return short;
}

/** Whether a mean of it says something. A param may be a number, but which one is a choice, and has no mean. */
function isFigure({ kind, name }: RunColumn): boolean {
  return kind === 'metric' || (kind === 'attribute' && name === 'duration');
}
