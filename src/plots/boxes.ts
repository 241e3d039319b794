import { toUnit } from '../charts/scale.ts';
import type { Cartesian } from './cartesian.ts';
import type { Coloring } from './coloring.ts';
import { dotsPicture } from './dots.ts';
import type { PlotAxis } from './plotAxis.ts';
import { numberAt } from './plotColumn.ts';
import { quartilesOf, type Quartiles } from './quartiles.ts';
import { widthOf, type PlotColors, type PlotPicture, type Shape } from './shapes.ts';

export interface BoxGroup {
  readonly label: string;
  /** Absent where no run of it has a number. */
  readonly spread: Quartiles | undefined;
}

/** How a metric is spread in each group of runs. */
export function boxGroups(group: PlotAxis, metric: PlotAxis): readonly BoxGroup[] {
  const labels = group.labels ?? [];
  const numbers = labels.map((): number[] => []);
  group.units.forEach((unit, run) => {
    const value = numberAt(metric.column, run);
    if (Number.isNaN(unit) || typeof value !== 'number') return;
    numbers[Math.min(labels.length - 1, Math.floor(unit * labels.length))]?.push(value);
  });
  return labels.map((label, index) => ({ label, spread: quartilesOf(numbers[index] ?? []) }));
}

interface BoxesOptions {
  /** The groups across, the metric up. */
  readonly place: Cartesian;
  readonly metric: PlotAxis;
  readonly groups: readonly BoxGroup[];
  readonly isChosen: Uint8Array | undefined;
  readonly coloring: Coloring;
  readonly colors: PlotColors;
}

/** A box for each group, with the runs in it as dots. */
export function boxesPicture({ place, metric, groups, ...options }: BoxesOptions): PlotPicture {
  const { colors } = options;
  const wide = (place.right - place.left) / Math.max(1, groups.length);
  const boxes = groups.flatMap(({ spread }, index): readonly Shape[] => {
    const middle = place.xAt((index + 0.5) / groups.length);
    const half = Math.min(40, wide * 0.35);
    const words = `n ${spread?.count ?? 0}`;
    const count: Shape[] =
      widthOf(words) < wide
        ? [
            {
              kind: 'text',
              x: middle,
              y: place.top - 2,
              text: words,
              color: colors.dim,
              align: 'middle',
              halo: colors.background,
            },
          ]
        : [];
    return spread && metric.scale ? [...boxShapes(spread, middle, half, metric, place.yAt, colors), ...count] : count;
  });
  return dotsPicture({ ...options, place, below: place.shapes, above: boxes });
}

function boxShapes(
  { lower, median, upper, whiskers: [least, greatest], count }: Quartiles,
  x: number,
  half: number,
  { scale }: PlotAxis,
  yAt: (unit: number) => number,
  { text }: PlotColors,
): readonly Shape[] {
  if (!scale) return [];
  const y = (value: number): number => {
    const unit = toUnit(scale, value);
    return yAt(Number.isNaN(unit) ? 0 : Math.max(0, Math.min(1, unit)));
  };
  const line = { kind: 'line', color: text, width: 1.2, alpha: 0.9 } as const;
  const middle: Shape = { ...line, points: [x - half, y(median), x + half, y(median)], width: 2.5 };
  // Of few runs the dots say all there is to say.
  if (count < 4) return [middle];
  return [
    {
      kind: 'box',
      x: x - half,
      y: y(upper),
      width: 2 * half,
      height: y(lower) - y(upper),
      color: text,
      isHollow: true,
    },
    middle,
    { ...line, points: [x, y(upper), x, y(greatest)] },
    { ...line, points: [x, y(lower), x, y(least)] },
    { ...line, points: [x - half / 2, y(greatest), x + half / 2, y(greatest)] },
    { ...line, points: [x - half / 2, y(least), x + half / 2, y(least)] },
  ];
}
