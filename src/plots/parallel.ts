import type { Coloring } from './coloring.ts';
import type { PlotAxis } from './plotAxis.ts';
import { fitted, type LineShape, type PlotColors, type PlotPicture, type Shape, type Size } from './shapes.ts';

/** In pixels: room for titles, for what has no place on an axis, and beside the outer axes. */
const edge = { top: 34, bottom: 44, left: 24, right: 64 } as const;
/** How far below the axes the lane is of what has no place on them. */
const laneBelow = 18;
/** Nearer than this, a line is meant by the pointer. */
const near = 6;

interface ParallelOptions extends Size {
  readonly axes: readonly PlotAxis[];
  /** Which runs stand out; all where there is no choice. */
  readonly isChosen: Uint8Array | undefined;
  readonly coloring: Coloring;
  readonly colors: PlotColors;
}

/** Each run as a line from axis to axis. Those that are not chosen are grey, behind the others. */
export interface ParallelPicture extends PlotPicture {
  /** Where each axis stands, and from where to where it goes. */
  readonly xs: readonly number[];
  readonly top: number;
  readonly bottom: number;
  readonly lane: number;
  /** How much room a title has. */
  readonly apart: number;
}

export function parallelPicture({ axes, isChosen, coloring, colors, width, height }: ParallelOptions): ParallelPicture {
  const [top, bottom] = [edge.top, Math.max(edge.top + 40, height - edge.bottom)];
  const lane = bottom + laneBelow;
  const apart = axes.length > 1 ? (width - edge.left - edge.right) / (axes.length - 1) : width - edge.left - edge.right;
  const xs = axes.map((_, index) => edge.left + (axes.length > 1 ? index * apart : apart / 2));
  const yOf = (axis: PlotAxis, run: number): number => {
    const unit = axis.units[run] ?? NaN;
    return Number.isNaN(unit) ? lane : bottom - unit * (bottom - top);
  };
  const count = axes[0]?.units.length ?? 0;
  const lineOf = (run: number): number[] => axes.flatMap((axis, index) => [xs[index] ?? 0, yOf(axis, run)]);
  const lines = Array.from({ length: count }, (_, run) => lineOf(run));
  const runs = [...lines.keys()];
  const stands = (run: number): boolean => isChosen === undefined || isChosen[run] === 1;
  const chosen = runs.filter(stands);
  const alpha = alphaOf(chosen.length);

  const shapes: Shape[] = [
    ...runs
      .filter((run) => !stands(run))
      .map((run): LineShape => lineShape(lines[run] ?? [], colors.dim, { alpha: alphaOf(count) * 0.28 })),
    ...chosen.map((run): LineShape => lineShape(lines[run] ?? [], coloring.colorOf(run), { alpha })),
    ...axes.flatMap((axis, index) =>
      axisShapes(axis, xs[index] ?? 0, {
        top,
        bottom,
        lane,
        apart,
        isLast: index > 0 && index === axes.length - 1,
        colors,
      }),
    ),
  ];

  return {
    ...{ width, height, shapes, xs, top, bottom, lane, apart },
    order: runs,
    at: (x, y) => nearest(lines, stands, xs, x, y),
    mark: (run) => [
      lineShape(lines[run] ?? [], colors.background, { width: 5, alpha: 1 }),
      lineShape(lines[run] ?? [], coloring.colorOf(run), { width: 2.5, alpha: 1 }),
    ],
    placeOf: (run) => {
      const [x, y] = [xs.at(-1), lines[run]?.at(-1)];
      return x === undefined || y === undefined ? undefined : { x, y };
    },
  };
}

function lineShape(points: readonly number[], color: string, look: Partial<LineShape>): LineShape {
  // A single axis has no lines: a run is a dash across it.
  const [x = 0, y = 0] = points;
  return { kind: 'line', points: points.length > 2 ? points : [x - 8, y, x + 8, y], color, width: 1.2, ...look };
}

/** The more lines, the more lets one see through them. */
function alphaOf(count: number): number {
  return Math.max(0.12, Math.min(0.9, 12 / Math.sqrt(Math.max(1, count)) / 1.4));
}

interface AxisPlace {
  readonly top: number;
  readonly bottom: number;
  readonly lane: number;
  readonly apart: number;
  readonly isLast: boolean;
  readonly colors: PlotColors;
}

function axisShapes(axis: PlotAxis, x: number, place: AxisPlace): readonly Shape[] {
  const { top, bottom, apart, colors } = place;
  const base = { kind: 'text', color: colors.dim, align: 'start', halo: colors.background } as const;
  const room = Math.min(120, apart - 12);
  const every = Math.max(1, Math.ceil((axis.ticks.length * 13) / (bottom - top)));
  return [
    { kind: 'line', points: [x, top, x, bottom], color: colors.text, width: 1, alpha: 0.55 },
    ...axis.ticks
      .filter((_, index) => index % every === 0)
      .map(({ at, label }): Shape => {
        const y = bottom - at * (bottom - top);
        return { ...base, x: x + 6, y: y + 4, text: fitted(label, room) };
      }),
    ...(axis.absent === '' ? [] : laneShapes(axis.absent, x, place)),
  ];
}

/** What lies below an axis, and how much of it. */
function laneShapes(words: string, x: number, { lane, apart, isLast, colors }: AxisPlace): readonly Shape[] {
  const base = { kind: 'text', color: colors.dim, halo: colors.background } as const;
  const text = fitted(words, apart - 8);
  return [
    { kind: 'line', points: [x, lane - 5, x, lane + 5], color: colors.text, width: 1, alpha: 0.55 },
    isLast
      ? { ...base, x: x + edge.right - 4, y: lane + 18, text, align: 'end' }
      : { ...base, x: Math.max(0, x - edge.left + 2), y: lane + 18, text, align: 'start' },
  ];
}

/** The line that passes nearest; of those as near, one that stands out. */
function nearest(
  lines: readonly (readonly number[])[],
  stands: (run: number) => boolean,
  xs: readonly number[],
  x: number,
  y: number,
): number | undefined {
  const right = xs.findIndex((place) => place >= x);
  const [first = 0] = xs;
  const single = xs.length === 1;
  if (!single && (right <= 0 || x < first)) return undefined;
  const left = single ? 0 : right - 1;
  const [from = 0, to = 0] = [xs[left], xs[right]];
  let [best, distance]: [number | undefined, number] = [undefined, near];
  lines.forEach((points, run) => {
    const [a = 0, b = 0] = [points[left * 2 + 1], points[(left + 1) * 2 + 1]];
    const share = single || to === from ? 0 : (x - from) / (to - from);
    const away = Math.abs(a + (single ? 0 : (b - a) * share) - y) + (stands(run) ? 0 : 3);
    if (away < distance) [best, distance] = [run, away];
  });
  return best;
}
