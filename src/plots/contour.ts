import type { Cartesian } from './cartesian.ts';
import { rampAt, type Coloring } from './coloring.ts';
import { dotsPicture } from './dots.ts';
import { isoline } from './isolines.ts';
import type { PlotColors, PlotPicture, Shape } from './shapes.ts';
import type { Surface } from './surface.ts';

const levels = [1 / 6, 2 / 6, 3 / 6, 4 / 6, 5 / 6];

interface ContourOptions {
  readonly place: Cartesian;
  readonly surface: Surface;
  readonly isChosen: Uint8Array | undefined;
  readonly coloring: Coloring;
  readonly colors: PlotColors;
}

/** A metric over two params: the runs as dots, and between them what they let one guess, with lines of equal height. */
export function contourPicture({ place, surface, ...options }: ContourOptions): PlotPicture {
  const { colors } = options;
  const { columns, rows, units } = surface;
  const [wide, tall] = [(place.right - place.left) / columns, (place.bottom - place.top) / rows];
  const xOf = (column: number): number => Math.round(place.left + column * wide);
  const yOf = (row: number): number => Math.round(place.bottom - row * tall);
  const cells = [...units].flatMap((unit, index): readonly Shape[] => {
    if (Number.isNaN(unit)) return [];
    const [column, row] = [index % columns, Math.floor(index / columns)];
    // Whole pixels, so that neither a gap nor an overlap is seen between them.
    const [x1, x2] = [xOf(column), xOf(column + 1)];
    const [y1, y2] = [yOf(row + 1), yOf(row)];
    return [boxShape(x1, y1, x2, y2, rampAt(colors.ramp, unit))];
  });
  const lines = levels.flatMap((level) =>
    isoline(surface, level).map(([x1 = 0, y1 = 0, x2 = 0, y2 = 0]): Shape => ({
      kind: 'line',
      points: [place.xAt(x1), place.yAt(y1), place.xAt(x2), place.yAt(y2)],
      color: colors.text,
      width: 0.8,
      alpha: 0.6,
    })),
  );
  const edges = [...place.xs.keys()].map((run): Shape => ({
    kind: 'dot',
    x: place.xs[run] ?? 0,
    y: place.ys[run] ?? 0,
    radius: 5,
    color: colors.background,
  }));
  return dotsPicture({ ...options, place, below: [...cells, ...lines, ...place.shapes, ...edges] });
}

function boxShape(x1: number, y1: number, x2: number, y2: number, color: string): Shape {
  return { kind: 'box', x: x1, y: y1, width: x2 - x1, height: y2 - y1, color, alpha: 0.55 };
}
