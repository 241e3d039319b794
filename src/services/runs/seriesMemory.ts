import { SizedMemory } from '../../base/sizedMemory.ts';

/** Points of one run, by step and then by time: as many numbers in each of the arrays. */
export interface KeptSeries {
  readonly steps: Float64Array;
  readonly timesMs: Float64Array;
  readonly values: Float64Array;
  /** What another metric had at each of the steps. */
  readonly xs?: Float64Array;
  readonly pointCount: number;
  readonly sampled: boolean;
}

/** Which series it is, and in which state: once the state is another, what was kept is good for nothing. */
export interface SeriesKey {
  readonly name: string;
  readonly stamp: string;
}

const mostBytes = 64 * 1024 * 1024;
/** What a series takes beside its numbers, about. */
const ownBytes = 500;

interface Stamped {
  readonly stamp: string;
  readonly series: KeptSeries;
}

/** The series that were read last, as many as have room. */
export class SeriesMemory {
  readonly #kept: SizedMemory<Stamped>;

  constructor(most = mostBytes) {
    this.#kept = new SizedMemory(most, ({ series }) => bytesOf(series));
  }

  get({ name, stamp }: SeriesKey): KeptSeries | undefined {
    const found = this.#kept.get(name);
    return found?.stamp === stamp ? found.series : undefined;
  }

  put({ name, stamp }: SeriesKey, series: KeptSeries): void {
    this.#kept.put(name, { stamp, series });
  }
}

function bytesOf({ steps, xs }: KeptSeries): number {
  return ownBytes + steps.byteLength * (xs ? 4 : 3);
}
