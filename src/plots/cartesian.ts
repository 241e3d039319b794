import type { PlotAxis } from './plotAxis.ts';
import { fitted, widthOf, type PlotColors, type Shape, type Size } from './shapes.ts';

/** In pixels: room for what stands beside the axes, and for what has no place on them. */
const edge = { top: 38, right: 34, bottom: 40, left: 62 } as const;
/** How far above and right of the area what has no place on an axis is drawn. */
const laneBeyond = 14;
/** Of the room for a run that lies among others of its category, as a share of the category's width. */
const spread = 0.5;

/** Two axes at right angles, and where the runs are between them. */
export interface Cartesian extends Size {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly xs: Float64Array;
  readonly ys: Float64Array;
  /** The runs from left to right. */
  readonly order: readonly number[];
  readonly xAt: (unit: number) => number;
  readonly yAt: (unit: number) => number;
  /** Axes, their numbers and titles. */
  readonly shapes: readonly Shape[];
}

interface CartesianOptions extends Size {
  readonly x: PlotAxis;
  readonly y: PlotAxis;
  readonly colors: PlotColors;
}

export function cartesian({ x, y, colors, width, height }: CartesianOptions): Cartesian {
  const [left, top] = [edge.left, edge.top];
  const [right, bottom] = [Math.max(left + 60, width - edge.right), Math.max(top + 60, height - edge.bottom)];
  const xAt = (unit: number): number => left + unit * (right - left);
  const yAt = (unit: number): number => bottom - unit * (bottom - top);
  const [xs, ys] = [placesOn(x, xAt, right + laneBeyond), placesOn(y, yAt, top - laneBeyond)];
  const order = [...xs.keys()].sort((a, b) => (xs[a] ?? 0) - (xs[b] ?? 0) || (ys[b] ?? 0) - (ys[a] ?? 0));
  return {
    ...{ width, height, left, right, top, bottom, xs, ys, order, xAt, yAt },
    shapes: axisShapes(x, y, colors, { left, right, top, bottom }, xAt, yAt),
  };
}

/** Runs of one category lie beside each other: always at the same place, which says nothing. */
function placesOn({ units, labels }: PlotAxis, at: (unit: number) => number, lane: number): Float64Array {
  const room = labels ? spread / Math.max(1, labels.length) : 0;
  return units.map((unit, run) => (Number.isNaN(unit) ? lane : at(unit + room * (scattered(run) - 0.5))));
}

/** From 0 to 1, and evenly, however few there are. */
function scattered(run: number): number {
  return (run * 0.618033988749895) % 1;
}

interface Area {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function axisShapes(
  x: PlotAxis,
  y: PlotAxis,
  colors: PlotColors,
  { left, right, top, bottom }: Area,
  xAt: (unit: number) => number,
  yAt: (unit: number) => number,
): readonly Shape[] {
  const { text, dim } = colors;
  const word = { kind: 'text', color: dim } as const;
  const rule = { kind: 'line', color: text, width: 1 } as const;
  const room = x.labels ? (right - left) / Math.max(1, x.labels.length) - 4 : 60;
  // Where there is no room for all names, some are left out.
  const every = x.labels ? Math.max(1, Math.ceil(24 / (room + 4))) : 1;
  const rows = y.labels ? Math.max(1, Math.ceil((13 * y.labels.length) / (bottom - top))) : 1;
  return [
    ...y.ticks
      .filter((_, index) => index % rows === 0)
      .flatMap(({ at, label }): readonly Shape[] => [
        { ...rule, points: [left, yAt(at), right, yAt(at)], alpha: 0.13 },
        { ...word, x: left - 6, y: yAt(at) + 4, text: fitted(label, edge.left - 10), align: 'end' },
      ]),
    ...x.ticks
      .filter((_, index) => index % every === 0)
      .map(({ at, label }): Shape => {
        return {
          ...word,
          x: xAt(at),
          y: bottom + 15,
          text: fitted(label, Math.max(24, room * every)),
          align: 'middle',
        };
      }),
    { ...rule, points: [left, bottom, right, bottom], alpha: 0.55 },
    { ...rule, points: [left, top, left, bottom], alpha: 0.55 },
    ...titleShapes(
      titleOf(y),
      y.absent === '' ? '' : `above: ${y.absent}`,
      { from: 4, to: right + 28, at: 12 },
      colors,
    ),
    ...titleShapes(
      titleOf(x),
      x.absent === '' ? '' : `right: ${x.absent}`,
      { from: left, to: right + 28, at: bottom + 32 },
      colors,
    ),
  ];
}

/** What an axis is called, and at the other end of the line what has no place on it. */
function titleShapes(
  title: string,
  absent: string,
  { from, to, at }: { readonly from: number; readonly to: number; readonly at: number },
  { text, dim }: PlotColors,
): readonly Shape[] {
  const word = { kind: 'text', y: at } as const;
  const left = fitted(title, absent === '' ? to - from : Math.max((to - from) / 2, to - from - widthOf(absent)) - 8);
  return [
    { ...word, color: text, x: from, text: left, align: 'start' },
    ...(absent === ''
      ? []
      : [{ ...word, color: dim, x: to, text: fitted(absent, to - from - widthOf(left) - 8), align: 'end' } as const]),
  ];
}

function titleOf({ column, scale }: PlotAxis): string {
  return scale?.log ? `${column.title} (log)` : column.title;
}
