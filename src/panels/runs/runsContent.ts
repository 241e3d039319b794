import type { State } from '../../host/state.ts';
import type { RunsContent } from '../../protocol/runs.ts';
import { experimentWords } from '../../model/experiment.ts';
import type { KeptViews } from '../../services/runs/tableViews.ts';
import { primaryMetric } from '../../services/runs/primaryMetric.ts';
import type { HistoryBook } from './historyBook.ts';
import type { HeldRuns, Holder } from './heldRuns.ts';
import type { TableRows } from './tableRows.ts';

/** What is told beside the runs. */
interface Told {
  readonly histories: HistoryBook;
  readonly state: State;
  readonly kept: KeptViews;
  readonly canShare: boolean;
  readonly done: string | undefined;
}

/** What the page is told of the runs that are held; the rows it asks for. */
export function runsContent(
  held: HeldRuns,
  rows: TableRows,
  { connection, canChange }: Holder,
  { histories, state, kept, canShare, done }: Told,
): Omit<RunsContent, 'marks' | 'stamp'> {
  const { list, reading } = held;
  if (!list) throw new Error('Runs that are told of have been read.');
  const { shown, known } = held.experiments;
  const [metric] = known.flatMap((experiment) => primaryMetric(state, connection, experiment) ?? []);
  return {
    title: `Runs · ${experimentWords(shown)}`,
    experiments: shown,
    canChange,
    search: list.search,
    generation: held.generation,
    rowGeneration: rows.generation,
    added: rows.added,
    layout: rows.layout,
    count: list.runs.length,
    rowCount: rows.count,
    pinnedRows: rows.pinned,
    isAll: list.isAll,
    isFull: list.isFull,
    sortedHere: list.sortedHere,
    newRuns: list.newRuns,
    searches: list.searches,
    columns: [...list.book.list(), ...histories.facts()],
    views: kept.views.map(({ place, view }) => ({ place, name: view.name })),
    viewProblems: kept.problems,
    canShare,
    ...(histories.failure !== undefined && { notComputed: histories.failure }),
    ...(done !== undefined && { done }),
    ...(reading !== undefined && { reading }),
    ...(metric !== undefined && { primaryMetric: metric }),
  };
}
