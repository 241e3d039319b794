/** The outline around points, x and y in turn; of points on one line, or fewer than three, that line. */
export function hullOf(points: readonly (readonly [number, number])[]): readonly number[] {
  const sorted = points.toSorted(([ax, ay], [bx, by]) => ax - bx || ay - by);
  const half = (some: readonly (readonly [number, number])[]): (readonly [number, number])[] => {
    const kept: (readonly [number, number])[] = [];
    for (const point of some) {
      while (kept.length >= 2 && turn(kept.at(-2), kept.at(-1), point) <= 0) kept.pop();
      kept.push(point);
    }
    return kept.slice(0, -1);
  };
  if (sorted.length < 3) return sorted.flat();
  return [...half(sorted), ...half(sorted.toReversed())].flat();
}

/** Above 0 where one turns left. */
function turn(
  [ox, oy]: readonly [number, number] = [0, 0],
  [ax, ay]: readonly [number, number] = [0, 0],
  [bx, by]: readonly [number, number],
): number {
  return (ax - ox) * (by - oy) - (ay - oy) * (bx - ox);
}
