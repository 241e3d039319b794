import { mapInSlices, slices } from '../../base/slices.ts';
import { numberIn, type Cell, type CellOf } from '../../compare/cellOf.ts';
import type { ColumnValues } from '../../model/columnValues.ts';
import { historyColumns, type RunColumn } from '../../model/runColumn.ts';
import type { Run } from '../../model/run.ts';
import type { RunsProtocol } from '../../protocol/runs.ts';
import type { RunMarks } from '../../services/runs/runMarks.ts';
import type { HeldRuns } from './heldRuns.ts';
import type { HistoryBook } from './historyBook.ts';
import type { Answerer } from '../page.ts';
import { valuesAsk } from './runsAsks.ts';
import type { ShownRun } from '../shownRuns.ts';

/** More lines and dots than these nobody tells apart. */
const mostRuns = 5_000;
/** No label shows more. */
const mostCharacters = 200;

type Values = RunsProtocol['calls']['values'];

/** Hands out whole columns of the first runs of the table that are not hidden: numbers where all that is there are numbers, else texts. */
export function runsValues(
  held: HeldRuns,
  stamp: () => number,
  histories: HistoryBook,
  runMarks: RunMarks,
): Answerer<Values['ask'], Values['answer']> {
  return {
    ask: valuesAsk,
    answer: async ({ columns }, signal) => {
      const { generation, runs } = held;
      const asOf = stamp();
      const seen = withoutHidden(runs, held, runMarks);
      const shown = await mapInSlices(seen.slice(0, mostRuns), (run) => held.shownOf(run), signal);
      await histories.all(shown, historyColumns(columns), signal);
      const turn = slices(signal);
      const values: ColumnValues[] = [];
      for (const column of columns) {
        values.push(columnValues(shown, column, held.cellOf));
        await turn();
      }
      return {
        generation,
        stamp: asOf,
        count: seen.length,
        hidden: runs.length - seen.length,
        ids: shown.map(({ id }) => id),
        names: shown.map(({ run }) => cut(run.runName === '' ? run.runId : run.runName)),
        columns: values,
      };
    },
  };
}

function withoutHidden(runs: readonly Run[], { list }: HeldRuns, { all }: RunMarks): readonly Run[] {
  const connectionId = list?.connection.id;
  const hidden = new Set(
    [...all.values()].flatMap((run) => (run.isHidden && run.connectionId === connectionId ? run.runId : [])),
  );
  return hidden.size === 0 ? runs : runs.filter(({ runId }) => !hidden.has(runId));
}

function columnValues(shown: readonly ShownRun[], column: RunColumn, cellOf: CellOf): ColumnValues {
  const cells = shown.map(({ run }) => cellOf(run, column));
  const numbers = cells.map(numberOf);
  if (cells.every((cell, index) => cell === undefined || numbers[index] !== undefined)) {
    return {
      kind: 'numbers',
      numbers: Float64Array.from(numbers, (number) => number ?? NaN),
      has: Uint8Array.from(cells, (cell) => (cell === undefined ? 0 : 1)),
    };
  }
  const places = new Map<string, number>();
  const placeOf = (cell: Cell): number => {
    if (cell === undefined) return -1;
    const text = cut(String(cell));
    const place = places.get(text) ?? places.size;
    places.set(text, place);
    return place;
  };
  const all = Float64Array.from(cells, placeOf);
  return { kind: 'texts', texts: [...places.keys()], places: all };
}

/** A param is a text, also where Python wrote a number that is none. */
function numberOf(cell: Cell): number | undefined {
  return typeof cell === 'string' && cell.trim().toLowerCase() === 'nan' ? NaN : numberIn(cell);
}

function cut(text: string): string {
  return text.length > mostCharacters ? `${text.slice(0, mostCharacters)}…` : text;
}
