import { plainText } from '../../../src/base/plainText.ts';
import { sentenceOf } from '../../../src/base/sentenceOf.ts';
import { columnKey, type RunColumn } from '../../../src/model/runColumn.ts';
import type { PlotColumn } from '../../../src/plots/plotColumn.ts';
import type { RunsContent, RunValues } from '../../../src/protocol/runs.ts';
import { columnTitle } from './choices.ts';

/** What the first runs of the table have in the columns that are drawn. */
export interface PlotData {
  readonly ids: readonly string[];
  /** Plain texts. */
  readonly names: readonly string[];
  readonly placeOf: ReadonlyMap<string, number>;
  /** How many runs are in the table that are not hidden. */
  readonly count: number;
  readonly hidden: number;
  readonly columns: ReadonlyMap<string, PlotColumn>;
}

type AskValues = (columns: readonly RunColumn[]) => Promise<RunValues>;

/** Holds what plots draw. Asks for one set of columns at a time; what was drawn stays until the next is there. */
export class ValueBook {
  readonly #ask: AskValues;
  readonly #update: () => void;
  #data: PlotData | undefined;
  /** As of when, and of which columns. */
  #mark = '';
  #want: readonly RunColumn[] = [];
  #wanted = '';
  #generation = -1;
  #isAsking = false;
  failure: string | undefined;

  constructor(ask: AskValues, update: () => void) {
    this.#ask = ask;
    this.#update = update;
  }

  readonly tryAgain = (): void => {
    this.failure = undefined;
    this.#update();
  };

  /** What is held of these columns: all of them, or nothing yet. */
  read(columns: readonly RunColumn[], { generation, stamp, count }: RunsContent): PlotData | undefined {
    this.#want = columns;
    this.#generation = generation;
    this.#wanted = JSON.stringify([generation, stamp, count, columns.map(columnKey)]);
    if (this.#wanted !== this.#mark && !this.#isAsking && this.failure === undefined) void this.#read();
    const data = this.#data;
    return data && columns.every((column) => data.columns.has(columnKey(column))) ? data : undefined;
  }

  async #read(): Promise<void> {
    this.#isAsking = true;
    try {
      while (this.#mark !== this.#wanted) {
        const [columns, mark] = [this.#want, this.#wanted];
        const answer = await this.#ask(columns);
        this.#mark = mark;
        // Other runs are there by now, or soon: the page is told before it asks.
        if (answer.generation === this.#generation) this.#data = dataOf(answer, columns);
        this.#update();
      }
    } catch (error) {
      this.failure = sentenceOf(error);
      this.#update();
    }
    this.#isAsking = false;
  }
}

function dataOf({ ids, names, count, hidden, columns: values }: RunValues, columns: readonly RunColumn[]): PlotData {
  const named = columns.flatMap((column, index) => {
    const one = values[index];
    return one ? [[columnKey(column), plotColumn(column, one)] as const] : [];
  });
  return {
    ids,
    names: names.map((name) => plainText(name)),
    placeOf: new Map(ids.map((id, place) => [id, place])),
    count,
    hidden,
    columns: new Map(named),
  };
}

function plotColumn(column: RunColumn, values: PlotColumn['values']): PlotColumn {
  const unit = unitOf(column);
  return {
    key: columnKey(column),
    title: columnTitle(column),
    values,
    ...(unit && { unit }),
  };
}

function unitOf({ kind, name }: RunColumn): PlotColumn['unit'] {
  if (kind !== 'attribute') return undefined;
  if (name === 'duration') return 'duration';
  return name === 'start_time' || name === 'end_time' ? 'time' : undefined;
}
