const lineHeight = 13;

/** The aliases of a version in the chart. */
export interface PlacedNames {
  readonly names: string;
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
}

/** Names of versions that are close to each other stand one above the other, or where that has no room, below. */
export function namesApart(all: readonly PlacedNames[]): readonly PlacedNames[] {
  const placed: PlacedNames[] = [];
  for (const one of all.filter(({ names }) => names !== '')) {
    const ys = [0, -1, -2, 2, 3, 4, 5, 6].map((step) => one.y + step * lineHeight);
    const free = ys.find((y) => y > lineHeight && !placed.some((other) => covers({ ...one, y }, other)));
    placed.push({ ...one, y: free ?? one.y });
  }
  return placed;
}

function covers(one: PlacedNames, other: PlacedNames): boolean {
  const [from, to] = [startOf(one), startOf(other)];
  return Math.abs(one.y - other.y) < lineHeight && from < to + widthOf(other) && to < from + widthOf(one);
}

/** As wide as letters of this size are in the fonts of editors. */
const widthOf = ({ names }: PlacedNames): number => names.length * 6.5;

function startOf(one: PlacedNames): number {
  return one.x - widthOf(one) * { start: 0, middle: 0.5, end: 1 }[one.anchor];
}
