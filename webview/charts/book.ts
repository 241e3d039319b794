import type { Series } from '../../src/protocol/charts.ts';

/** A stretch of steps, both ends inclusive. */
export interface Range {
  readonly startStep: number;
  readonly endStep: number;
}

/** What is wanted of one metric: for a chart, or for what is saved of it. */
export interface Want {
  readonly key: string;
  /** Another metric, for the x axis. */
  readonly x?: string;
  readonly runs: readonly WantedRun[];
  readonly stamp: number;
  /** Whether any run that logged it is going on, also one that is not wanted. */
  readonly isGrowing: boolean;
  readonly maxPoints: number;
  readonly range?: Range;
  /** Whether a first impression is worth asking for. */
  readonly isLong: boolean;
}

export interface WantedRun {
  readonly id: string;
  readonly isLive: boolean;
}

/** What was answered for one run, and to what. */
export interface Kept {
  readonly series: Series;
  /** Whether no more was to be had when it was asked for, or it was but a first impression. */
  readonly isFinal: boolean;
  readonly stamp: number;
  /** Whether the run had ended: then what comes later is another run's. */
  readonly isSettled: boolean;
  readonly maxPoints: number;
  readonly range?: Range;
}

/** All that is known of one metric. What is out of date stays until what is newer has come, so that a curve never vanishes. */
export class Book {
  readonly #whole = new Map<string, Kept>();
  readonly #zoomed = new Map<string, Kept>();
  /** Why the last question failed, and of which points it was. */
  failure: { readonly message: string; readonly stamp: number } | undefined;

  /** The best there is for a run, if only of other steps. */
  find({ range }: Want, run: string): Kept | undefined {
    const [whole, zoomed] = [this.#whole.get(run), this.#zoomed.get(run)];
    if (!range || (whole?.isFinal && !whole.series.sampled)) return whole;
    return zoomed?.range && covers(zoomed.range, range) ? zoomed : (whole ?? zoomed);
  }

  findWhole(run: string): Kept | undefined {
    return this.#whole.get(run);
  }

  keep(kept: Kept): void {
    (kept.range ? this.#zoomed : this.#whole).set(kept.series.run, kept);
  }

  get pointCount(): number {
    let count = 0;
    for (const kept of [this.#whole, this.#zoomed])
      for (const { series } of kept.values()) count += series.values.length;
    return count;
  }
}

/** Whether there is nothing better to be had for a run than this. */
export function isExact(kept: Kept | undefined, want: Want): boolean {
  if (!kept?.isFinal) return false;
  const isNew = kept.stamp === want.stamp || (kept.isSettled && want.isGrowing);
  if (!isNew || !kept.series.sampled) return isNew;
  return kept.maxPoints >= want.maxPoints && sameRange(kept.range, want.range);
}

export function sameRange(a: Range | undefined, b: Range | undefined): boolean {
  return a?.startStep === b?.startStep && a?.endStep === b?.endStep;
}

function covers(outer: Range, inner: Range): boolean {
  return outer.startStep <= inner.startStep && outer.endStep >= inner.endStep;
}
