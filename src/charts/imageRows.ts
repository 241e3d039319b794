/** What images a run has under a key, its steps ascending. */
export interface RunSteps {
  readonly run: string;
  readonly steps: readonly number[];
}

/** The images of some runs under one key. */
export interface ImageRow {
  readonly key: string;
  /** Those of any run, ascending. */
  readonly steps: readonly number[];
  /** In the order in which the runs were given; only those that have any. */
  readonly runs: readonly RunSteps[];
}

interface Listed {
  readonly run: string;
  readonly keys: readonly { readonly key: string; readonly steps: readonly number[] }[];
}

/** One row for each key, by name. */
export function imageRows(lists: readonly Listed[]): readonly ImageRow[] {
  const byKey = new Map<string, RunSteps[]>();
  for (const { run, keys } of lists) {
    for (const { key, steps } of keys) {
      if (steps.length > 0) byKey.set(key, [...(byKey.get(key) ?? []), { run, steps }]);
    }
  }
  return [...byKey]
    .map(([key, runs]) => ({ key, runs, steps: union(runs.map(({ steps }) => steps)) }))
    .sort((a, b) => a.key.localeCompare(b.key));
}

/** The step itself where it is among them, else the nearest before it; `undefined` where all come later. */
export function stepUpTo(steps: readonly number[], step: number): number | undefined {
  return steps[placeUpTo(steps, step)];
}

/** The index of {@link stepUpTo}, or -1. */
export function placeUpTo(steps: readonly number[], step: number): number {
  let [low, high] = [0, steps.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((steps[middle] ?? Infinity) <= step) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function union(lists: readonly (readonly number[])[]): readonly number[] {
  return [...new Set(lists.flat())].sort((a, b) => a - b);
}
