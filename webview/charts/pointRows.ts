import type { Series } from '../../src/protocol/charts.ts';

/** One line of a table of points: of each series the index of its point at this step, where it has one. */
export interface PointRow {
  readonly step: number;
  readonly indexes: readonly (number | undefined)[];
}

/** The points of several runs side by side, by step. A step that a run logged several times has as many rows. */
export function pointRows(series: readonly Series[]): readonly PointRow[] {
  const next = series.map(() => 0);
  const rows: PointRow[] = [];
  for (;;) {
    const step = Math.min(...series.map(({ steps }, run) => steps[next[run] ?? 0] ?? Infinity));
    if (!(step < Infinity)) return rows;
    const indexes = series.map(({ steps }, run) => {
      const index = next[run] ?? 0;
      if (steps[index] !== step) return undefined;
      next[run] = index + 1;
      return index;
    });
    rows.push({ step, indexes });
  }
}
