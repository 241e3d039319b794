/** The run whose dot is meant by a place: the nearest, where one is near. */
export function nearestRun(xs: Float64Array, ys: Float64Array, x: number, y: number, near = 12): number | undefined {
  let [best, distance]: [number | undefined, number] = [undefined, near * near];
  for (let run = 0; run < xs.length; run++) {
    const away = ((xs[run] ?? 0) - x) ** 2 + ((ys[run] ?? 0) - y) ** 2;
    if (away < distance) [best, distance] = [run, away];
  }
  return best;
}

/** Whether a place lies inside an outline, of which x and y follow in turn; the last is joined to the first. */
export function isInside(outline: readonly number[], x: number, y: number): boolean {
  let inside = false;
  for (let at = 0, before = outline.length - 2; at + 1 < outline.length; before = at, at += 2) {
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = [outline[at], outline[at + 1], outline[before], outline[before + 1]];
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
  }
  return inside;
}
