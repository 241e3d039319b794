import type { PlotColumn } from '../../../src/plots/plotColumn.ts';

/** A column of numbers; `undefined` where a run has nothing. */
export function numbers(key: string, values: readonly (number | undefined)[]): PlotColumn {
  return {
    key,
    title: key,
    values: {
      kind: 'numbers',
      numbers: Float64Array.from(values, (value) => value ?? NaN),
      has: Uint8Array.from(values, (value) => (value === undefined ? 0 : 1)),
    },
  };
}

/** A column of texts. */
export function texts(key: string, values: readonly (string | undefined)[]): PlotColumn {
  const distinct = [...new Set(values.filter((value) => value !== undefined))];
  const places = Float64Array.from(values, (value) => (value === undefined ? -1 : distinct.indexOf(value)));
  return { key, title: key, values: { kind: 'texts', texts: distinct, places } };
}

/** The same numbers each time, from 0 to 1. */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}
