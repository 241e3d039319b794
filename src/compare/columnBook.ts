import { clamped } from '../model/metric.ts';
import type { Run } from '../model/run.ts';
import type { ColumnFacts, HistoryColumn, LoggedColumn, ValueFacts } from '../model/runColumn.ts';
import { numberIn, type Cell } from './cellOf.ts';

/** More different texts than this are not told apart. */
const mostTexts = 50;

type Kind = 'metric' | 'param' | 'tag';

interface Facts extends Values, LoggedColumn {}

interface Values {
  count: number;
  first: Cell;
  differs: boolean;
  isNumeric: boolean;
  isWhole: boolean;
  min: number;
  max: number;
  least: number;
  readonly texts: Set<string>;
}

/** Which metrics, params and tags some runs have, and what in them: grows with the runs, so that none is looked at twice. */
export class ColumnBook {
  /** By kind, then by name. */
  readonly #facts = {
    metric: new Map<string, Facts>(),
    param: new Map<string, Facts>(),
    tag: new Map<string, Facts>(),
  };
  #runs = 0;
  #values = 0;

  /** How many metrics, params and tags the runs have together. */
  get values(): number {
    return this.#values;
  }

  add(run: Run): void {
    this.#runs++;
    eachCell(run, (kind, name, cell) => {
      const facts = this.#of(kind, name, cell);
      facts.count++;
      this.#values++;
      see(facts, cell);
    });
  }

  /** The same run, later: what it had before is not forgotten. */
  again(before: Run, after: Run): void {
    const had = { metric: before.metrics, param: before.params, tag: before.tags };
    eachCell(after, (kind, name, cell) => {
      if (had[kind][name] === cell) return;
      const facts = this.#of(kind, name, cell);
      if (had[kind][name] === undefined) facts.count++;
      see(facts, cell);
    });
  }

  /** Metrics, params, then tags; each in the order in which they were met. */
  list(): readonly ColumnFacts[] {
    const { metric, param, tag } = this.#facts;
    return [metric, param, tag].flatMap((facts) => [...facts.values()].map((one) => this.#told(one)));
  }

  #told({ kind, name, ...values }: Facts): ColumnFacts {
    const { textCount, ...facts } = told(values, this.#runs);
    return { kind, name, ...facts, ...(textCount !== undefined && kind !== 'metric' && { textCount }) };
  }

  #of(kind: Kind, name: string, cell: Cell): Facts {
    const there = this.#facts[kind].get(name);
    if (there) return there;
    const facts: Facts = { kind, name, ...nothingSeen(cell) };
    this.#facts[kind].set(name, facts);
    return facts;
  }
}

/** The same for what was computed, so far, from a metric's histories. */
export function historyFacts(column: HistoryColumn, cells: readonly (number | undefined)[]): ColumnFacts {
  const values = nothingSeen(cells[0]);
  for (const cell of cells) {
    if (cell === undefined) continue;
    values.count++;
    see(values, cell);
  }
  return { ...column, ...told(values, cells.length) };
}

function nothingSeen(first: Cell): Values {
  const empty = { count: 0, first, differs: false, isNumeric: true, isWhole: true };
  return { ...empty, min: Infinity, max: -Infinity, least: Infinity, texts: new Set() };
}

function told({ count, differs, isNumeric, isWhole, min, max, least, texts }: Values, runs: number): ValueFacts {
  return {
    count,
    differs: differs || count < runs,
    isNumeric,
    isWhole,
    ...(texts.size <= mostTexts && { textCount: texts.size }),
    ...(min <= max && { min, max }),
    ...(least < Infinity && { least }),
  };
}

function see(facts: Values, cell: Cell): void {
  facts.differs ||= !Object.is(facts.first, cell);
  if (typeof cell === 'string' && facts.texts.size <= mostTexts) facts.texts.add(cell);
  const number = facts.isNumeric ? numberIn(cell) : undefined;
  if (number === undefined) {
    facts.isNumeric = false;
    return;
  }
  // Infinities, and what SQL stores write for them, would make a range of everything else invisible.
  if (!(Math.abs(number) < clamped)) return;
  facts.isWhole &&= Number.isInteger(number);
  facts.min = Math.min(facts.min, number);
  facts.max = Math.max(facts.max, number);
  if (number !== 0) facts.least = Math.min(facts.least, Math.abs(number));
}

/** MLflow's own tags are attributes, or nobody's business. */
function eachCell({ metrics, params, tags }: Run, see: (kind: Kind, name: string, cell: Cell) => void): void {
  for (const name of Object.keys(metrics)) see('metric', name, metrics[name]);
  for (const name of Object.keys(params)) see('param', name, params[name]);
  for (const name of Object.keys(tags)) if (!name.startsWith('mlflow.')) see('tag', name, tags[name]);
}
