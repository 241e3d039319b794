interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** The edges of the plot, in pixels. */
interface Area {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const [lineHeight, ascent] = [13, 9];

/** Finds room for words in a plot, so that none lies over another or beyond an edge. */
export class Words {
  readonly #area: Area;
  readonly #widthOf: (text: string) => number;
  readonly #boxes: Box[] = [];

  constructor(area: Area, widthOf: (text: string) => number) {
    this.#area = area;
    this.#widthOf = widthOf;
  }

  /** The left end of a text's base line, at the first of some heights at which it has room; undefined where it has none. */
  place(text: string, x: number, heights: readonly number[]): { readonly x: number; readonly y: number } | undefined {
    const { left, right, top, bottom } = this.#area;
    const width = this.#widthOf(text);
    const start = Math.max(left, Math.min(right - width, x));
    for (const y of heights) {
      const box = { x: start, y, width };
      if (y - ascent < top || y > bottom || this.#boxes.some((other) => overlap(box, other))) continue;
      this.#boxes.push(box);
      return box;
    }
    return undefined;
  }

  /** At the edge where an oddity is drawn there is room for so many lines. */
  rows(isBelow: boolean): readonly number[] {
    const { top, bottom } = this.#area;
    return [0, 1, 2].map((row) => (isBelow ? bottom - 5 - row * lineHeight : top + 13 + row * lineHeight));
  }

  /** A value's name stands over its point, or under it. */
  beside(y: number, isOver: boolean): readonly number[] {
    return isOver ? [y - 10, y + 19] : [y + 19, y - 10];
  }
}

function overlap(a: Box, b: Box): boolean {
  return Math.abs(a.y - b.y) < lineHeight && a.x < b.x + b.width + 4 && b.x < a.x + a.width + 4;
}

/** Where words begin that stand beside a dot: on its right, or where there is no room on its left; without a dot at the left edge. */
export function besideDot(x: number, width: number, { left, right }: Pick<Area, 'left' | 'right'>): number {
  if (Number.isNaN(x)) return left + 4;
  return x + 8 + width <= right ? x + 8 : x - 8 - width;
}
