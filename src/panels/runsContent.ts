import type { State } from '../host/state.ts';
import type { RunsContent } from '../protocol/runs.ts';
import { primaryMetric } from '../services/primaryMetric.ts';
import type { HistoryBook } from './historyBook.ts';
import type { HeldRuns, Holder } from './heldRuns.ts';

/** What is told beside the runs. */
interface Told {
  readonly histories: HistoryBook;
  readonly state: State;
  readonly stamp: number;
}

/** What the page is told of the runs that are held; the rows it asks for. */
export function runsContent(
  held: HeldRuns,
  { connection, experiment, canChange }: Holder,
  { histories, state, stamp }: Told,
): RunsContent {
  const { list, generation, reading } = held;
  if (!list) throw new Error('Runs that are told of have been read.');
  const metric = primaryMetric(state, connection, experiment);
  return {
    title: `Runs · ${experiment.name}`,
    experiment: experiment.name,
    isDeleted: experiment.lifecycleStage === 'deleted',
    canChange,
    search: list.search,
    generation,
    stamp,
    added: list.added,
    count: list.runs.length,
    isAll: list.isAll,
    isFull: list.isFull,
    sortedHere: list.sortedHere,
    newRuns: list.newRuns,
    searches: list.searches,
    columns: [...list.book.list(), ...histories.facts()],
    ...(histories.failure !== undefined && { notComputed: histories.failure }),
    ...(reading !== undefined && { reading }),
    ...(metric !== undefined && { primaryMetric: metric }),
  };
}
