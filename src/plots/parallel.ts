import type { Coloring } from './coloring.ts';
import { edge, nearestLine, type ParallelPlaces } from './parallelPlaces.ts';
import type { PlotAxis } from './plotAxis.ts';
import { fitted, type LineShape, type PlotColors, type PlotPicture, type Shape } from './shapes.ts';

/** More lines than these are drawn as thin as can be. */
const mostBroad = 200;

interface ParallelOptions {
  readonly places: ParallelPlaces;
  /** Which runs stand out; all where there is no choice. */
  readonly isChosen: Uint8Array | undefined;
  readonly coloring: Coloring;
  readonly colors: PlotColors;
}

/** Each run as a line from axis to axis. Those that are not chosen are grey, behind the others. */
export function parallelPicture({ places, isChosen, coloring, colors }: ParallelOptions): PlotPicture {
  const { axes, xs, lines, width, height } = places;
  const stands = (run: number): boolean => isChosen === undefined || isChosen[run] === 1;
  const runs = [...lines.keys()];
  const [chosen, others] = [runs.filter(stands), runs.filter((run) => !stands(run))];
  const alpha = alphaOf(chosen.length);
  const line = (run: number, color: string, look: Partial<LineShape>): LineShape =>
    lineShape(lines[run] ?? [], color, look);
  const grey = { alpha: alphaOf(lines.length) * 0.28, isHair: others.length > mostBroad };
  const shapes: Shape[] = [
    ...others.map((run) => line(run, colors.dim, grey)),
    ...chosen.map((run) => line(run, coloring.colorOf(run), { alpha, isHair: chosen.length > mostBroad })),
    ...axes.flatMap((axis, index) => axisShapes(axis, index, places, colors)),
  ];
  return {
    ...{ width, height, shapes, order: runs },
    at: (x, y) => nearestLine(places, stands, x, y),
    mark: (run) => [
      line(run, colors.background, { width: 5, alpha: 1 }),
      line(run, coloring.colorOf(run), { width: 2.5, alpha: 1 }),
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

function axisShapes(axis: PlotAxis, index: number, places: ParallelPlaces, colors: PlotColors): readonly Shape[] {
  const { top, bottom, apart, xs } = places;
  const x = xs[index] ?? 0;
  const base = { kind: 'text', color: colors.dim, align: 'start', halo: colors.background } as const;
  const room = Math.min(120, apart - 12);
  const every = Math.max(1, Math.ceil((axis.ticks.length * 13) / (bottom - top)));
  return [
    { kind: 'line', points: [x, top, x, bottom], color: colors.text, width: 1, alpha: 0.55 },
    ...axis.ticks
      .filter((_, at) => at % every === 0)
      .map(({ at, label }): Shape => {
        const y = bottom - at * (bottom - top);
        return { ...base, x: x + 6, y: y + 4, text: fitted(label, room) };
      }),
    ...(axis.absent === '' ? [] : laneShapes(axis.absent, index, places, colors)),
  ];
}

/** What lies below an axis, and how much of it. */
function laneShapes(words: string, index: number, { xs, lane, apart }: ParallelPlaces, colors: PlotColors): Shape[] {
  const x = xs[index] ?? 0;
  const base = { kind: 'text', color: colors.dim, halo: colors.background } as const;
  const text = fitted(words, apart - 8);
  return [
    { kind: 'line', points: [x, lane - 5, x, lane + 5], color: colors.text, width: 1, alpha: 0.55 },
    index > 0 && index === xs.length - 1
      ? { ...base, x: x + edge.right - 4, y: lane + 18, text, align: 'end' }
      : { ...base, x: Math.max(0, x - edge.left + 2), y: lane + 18, text, align: 'start' },
  ];
}
