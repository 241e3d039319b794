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

/** The series that were read last, as many as have room. */
export class SeriesMemory {
  readonly #most: number;
  readonly #kept = new Map<string, { readonly stamp: string; readonly series: KeptSeries }>();
  #bytes = 0;

  constructor(most = mostBytes) {
    this.#most = most;
  }

  get({ name, stamp }: SeriesKey): KeptSeries | undefined {
    const found = this.#kept.get(name);
    if (found?.stamp !== stamp) return undefined;
    // The last that was used stands last.
    this.#kept.delete(name);
    this.#kept.set(name, found);
    return found.series;
  }

  put({ name, stamp }: SeriesKey, series: KeptSeries): void {
    this.#remove(name);
    this.#kept.set(name, { stamp, series });
    this.#bytes += bytesOf(series);
    for (const oldest of this.#kept.keys()) {
      if (this.#bytes <= this.#most) return;
      this.#remove(oldest);
    }
  }

  #remove(name: string): void {
    const found = this.#kept.get(name);
    if (!found) return;
    this.#kept.delete(name);
    this.#bytes -= bytesOf(found.series);
  }
}

function bytesOf({ steps, xs }: KeptSeries): number {
  return ownBytes + steps.byteLength * (xs ? 4 : 3);
}
