import type { Cartesian } from './cartesian.ts';
import type { Coloring } from './coloring.ts';
import { nearestRun } from './nearestRun.ts';
import type { PlotAxis } from './plotAxis.ts';
import type { DotShape, PlotColors, PlotPicture, Shape } from './shapes.ts';

const [smallest, usual, greatest] = [2.5, 3.5, 9];

interface DotsOptions {
  readonly place: Cartesian;
  /** Drawn below the dots. */
  readonly below: readonly Shape[];
  /** Drawn above them. */
  readonly above?: readonly Shape[];
  readonly size?: PlotAxis | undefined;
  readonly isChosen: Uint8Array | undefined;
  readonly coloring: Coloring;
  readonly colors: PlotColors;
}

/** A plot in which each run is a dot. Those that are not chosen are grey and hollow, behind the others. */
export function dotsPicture(options: DotsOptions): PlotPicture {
  const { place, below, above = [], size, isChosen, coloring, colors } = options;
  const { xs, ys, order, width, height } = place;
  const runs = [...xs.keys()];
  const stands = (run: number): boolean => isChosen === undefined || isChosen[run] === 1;
  const alpha = Math.max(0.35, Math.min(0.9, 25 / Math.sqrt(Math.max(1, runs.length))));
  const radiusOf = (run: number): number => {
    if (!size) return usual;
    const unit = size.units[run] ?? NaN;
    // The area grows with the number.
    return Number.isNaN(unit) ? smallest : Math.sqrt(smallest ** 2 + unit * (greatest ** 2 - smallest ** 2));
  };
  const dot = (run: number, look: Partial<DotShape>): DotShape => ({
    ...({ kind: 'dot', x: xs[run] ?? 0, y: ys[run] ?? 0, radius: radiusOf(run) } as const),
    ...{ color: coloring.colorOf(run), ...look },
  });
  return {
    ...{ width, height },
    shapes: [
      ...below,
      ...runs.filter((run) => !stands(run)).map((run) => dot(run, { color: colors.dim, alpha: 0.45, isHollow: true })),
      ...runs.filter(stands).map((run) => dot(run, { alpha })),
      ...above,
    ],
    order,
    at: (x, y) => nearestRun(xs, ys, x, y),
    mark: (run) => [
      dot(run, { color: colors.background, radius: radiusOf(run) + 4 }),
      dot(run, { color: colors.text, radius: radiusOf(run) + 3, isHollow: true }),
      dot(run, {}),
    ],
    placeOf: (run) => ({ x: xs[run] ?? 0, y: ys[run] ?? 0 }),
  };
}
