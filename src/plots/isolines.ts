import type { Surface } from './surface.ts';

/** Where a surface has one height: pieces of a line, each x1, y1, x2, y2 from 0 to 1. */
export function isoline({ columns, rows, units }: Surface, level: number): readonly (readonly number[])[] {
  const at = (column: number, row: number): number => units[row * columns + column] ?? NaN;
  const pieces: number[][] = [];
  for (let row = 0; row + 1 < rows; row++) {
    for (let column = 0; column + 1 < columns; column++) {
      const corners = [at(column, row), at(column + 1, row), at(column + 1, row + 1), at(column, row + 1)];
      if (corners.some(Number.isNaN)) continue;
      const crossings = corners.flatMap((from, side) => {
        const to = corners[(side + 1) % 4] ?? NaN;
        if (from >= level === to >= level) return [];
        const [x, y] = placeOn(side, (level - from) / (to - from));
        return [(column + 0.5 + x) / columns, (row + 0.5 + y) / rows];
      });
      for (let piece = 0; piece + 3 < crossings.length; piece += 4) pieces.push(crossings.slice(piece, piece + 4));
    }
  }
  return pieces;
}

/** On the sides of a square, in turn: below, right, above, left. */
function placeOn(side: number, share: number): readonly [number, number] {
  if (side === 0) return [share, 0];
  if (side === 1) return [1, share];
  return side === 2 ? [1 - share, 1] : [0, 1 - share];
}
