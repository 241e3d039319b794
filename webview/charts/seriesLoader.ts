import { sentenceOf } from '../../src/base/sentenceOf.ts';
import type { Series, SeriesAsk } from '../../src/protocol/charts.ts';
import { Book, isExact, sameRange, type Kept, type Want } from './book.ts';

type AskSeries = (ask: SeriesAsk, signal: AbortSignal) => Promise<readonly Series[]>;

/** What is there of what a chart wants. */
export interface Curves {
  /** In the order of the runs; those that have not come yet are missing. */
  readonly series: readonly Series[];
  /** Whether that is of some steps only, for a part of the x axis. */
  readonly isPart: boolean;
  /** Whether better is to come. */
  readonly isLoading: boolean;
  readonly failure?: string;
}

interface Job {
  readonly want: Want;
  readonly runs: ReadonlySet<string>;
  readonly control: AbortController;
}

const jobsAtOnce = 3;
const runsPerJob = 10;
/** Something is seen while the others are still on their way. */
const runsOfFirstJob = 4;
/** About 50 MB. */
const mostPoints = 1_500_000;

/**
 * Asks for what charts in view want, the most wanted first: a first impression of each, then all that each can show. What nobody wants any
 * more is cancelled; what was answered is kept as long as there is room.
 */
export class SeriesLoader {
  readonly #ask: AskSeries;
  readonly #onChange: () => void;
  readonly #books = new Map<string, Book>();
  readonly #jobs = new Set<Job>();
  #wants: readonly Want[] = [];

  constructor(ask: AskSeries, onChange: () => void) {
    this.#ask = ask;
    this.#onChange = onChange;
  }

  /** Says all that is wanted from now on, the most wanted first. */
  want(wants: readonly Want[]): void {
    this.#wants = wants;
    for (const job of this.#jobs) if (!wants.some((want) => serves(job, want))) job.control.abort();
    this.#startJobs();
  }

  curvesOf(want: Want): Curves {
    const book = this.#books.get(idOf(want));
    const kept = want.runs.map(({ id }) => book?.find(want, id));
    const failure = book?.failure;
    return {
      series: kept.flatMap((one) => one?.series ?? []),
      isPart: kept.some((one) => one?.range !== undefined),
      isLoading: !failure && kept.some((one) => !isExact(one, want)),
      ...(failure && { failure: failure.message }),
    };
  }

  /** What is there of all steps of a run, exact or not. */
  wholeOf(want: Pick<Want, 'key' | 'x'>, run: string): Series | undefined {
    return this.#books.get(idOf(want))?.findWhole(run)?.series;
  }

  /** Asks again for what could not be read. */
  tryAgain(want: Want): void {
    const book = this.#books.get(idOf(want));
    if (book) book.failure = undefined;
    this.#startJobs();
    this.#onChange();
  }

  #startJobs(): void {
    while (this.#jobs.size < jobsAtOnce) {
      const job = this.#nextJob();
      if (!job) return;
      this.#jobs.add(job);
      void this.#run(job);
    }
  }

  #nextJob(): Job | undefined {
    for (const isFirst of [true, false]) {
      for (const want of this.#wants) {
        const runs = this.#lacking(want, isFirst);
        if (runs.length === 0) continue;
        // Not of all runs at once, so that curves appear one after the other.
        const most = this.#books.size === 0 && this.#jobs.size === 0 ? runsOfFirstJob : runsPerJob;
        return { want, runs: new Set(runs.slice(0, most)), control: new AbortController() };
      }
    }
    return undefined;
  }

  #lacking(want: Want, isFirst: boolean): readonly string[] {
    const book = this.#books.get(idOf(want));
    if (book?.failure?.stamp === want.stamp) return [];
    const jobs = [...this.#jobs].filter((job) => !job.control.signal.aborted && serves(job, want));
    return want.runs.flatMap((run) => {
      const kept = book?.find(want, run.id);
      const isLacking = isFirst ? !kept : !isExact(kept, want);
      return isLacking && !jobs.some(({ runs }) => runs.has(run.id)) ? run.id : [];
    });
  }

  async #run(job: Job): Promise<void> {
    const { want, runs, control } = job;
    const { key, x, maxPoints, range } = want;
    const book = this.#bookOf(want);
    const isQuick = want.isLong && ![...runs].some((run) => book.find(want, run));
    try {
      const ask = {
        key,
        runs: [...runs],
        maxPoints,
        ...range,
        ...(x !== undefined && { x }),
        ...(isQuick && { quick: true }),
      };
      const answers = await this.#ask(ask, control.signal);
      for (const run of runs) {
        const series = answers.find((answer) => answer.run === run) ?? emptySeries(run);
        book.keep(keptOf(series, want, !isQuick || !series.quick));
      }
      book.failure = undefined;
    } catch (error) {
      if (!control.signal.aborted) book.failure = { message: sentenceOf(error), stamp: want.stamp };
    }
    this.#jobs.delete(job);
    this.#makeRoom();
    this.#startJobs();
    this.#onChange();
  }

  #bookOf(want: Want): Book {
    const id = idOf(want);
    const book = this.#books.get(id) ?? new Book();
    // The last that was used stands last.
    this.#books.delete(id);
    this.#books.set(id, book);
    return book;
  }

  #makeRoom(): void {
    let points = 0;
    for (const book of this.#books.values()) points += book.pointCount;
    if (points <= mostPoints) return;
    const wanted = new Set(this.#wants.map(idOf));
    for (const [id, book] of this.#books) {
      if (points <= mostPoints) return;
      if (wanted.has(id)) continue;
      points -= book.pointCount;
      this.#books.delete(id);
    }
  }
}

function keptOf(series: Series, { stamp, runs, maxPoints, range }: Want, isFinal: boolean): Kept {
  const isSettled = runs.some(({ id, isLive }) => id === series.run && !isLive);
  return { series, isFinal, stamp, isSettled, maxPoints, ...(range && { range }) };
}

/** Of a run that the answer leaves out: it is not asked for again. */
function emptySeries(run: string): Series {
  const none = new Float64Array();
  return { run, steps: none, timesMs: none, values: none, pointCount: 0, sampled: false, quick: false };
}

/** Whether an answer would be of use for what is wanted. */
function serves({ want, runs }: Job, other: Want): boolean {
  return (
    idOf(want) === idOf(other) &&
    sameRange(want.range, other.range) &&
    want.maxPoints >= other.maxPoints &&
    other.runs.some(({ id }) => runs.has(id))
  );
}

function idOf({ key, x }: Pick<Want, 'key' | 'x'>): string {
  return JSON.stringify([key, x]);
}
