import { breaksIn, leastBreaks, type Point } from './aliasPoints.ts';

/** So far clocks that are set by themselves may be apart: nothing is said of it. */
export const nearMs = 60_000;

/** As much as is tried before it counts as unknowable. */
const mostTried = 20_000;

interface Tried {
  readonly point: Point | undefined;
  readonly before: Tried | undefined;
  /** Of each list, how many are placed. */
  readonly placed: readonly number[];
  readonly breaks: number;
  /** How many pairs contradict their clocks. */
  readonly against: number;
}

/**
 * The order in which it happened, as far as that can be told: clocks differ, but what one person wrote came one after the other, and so did what
 * was seen here. Of all such orders, it is one in which the alias moved unseen the least often, and then the one nearest to what the clocks say.
 * Takes what is known by its clocks; undefined where there are too many ways to try.
 */
export function likelyOrder(points: readonly Point[]): readonly Point[] | undefined {
  if (breaksIn(points) <= leastBreaks(points)) return points;
  const lists = [...new Set(points.map(({ who }) => who))].map((who) => points.filter((point) => point.who === who));
  const waiting: Tried[] = [{ point: undefined, before: undefined, placed: lists.map(() => 0), breaks: 0, against: 0 }];
  const known = new Set<string>();
  for (let tried = 0; tried < mostTried; tried++) {
    const best = waiting.pop();
    if (!best) return undefined;
    const key = `${best.placed.join(' ')} ${best.point?.to ?? '-'}`;
    if (known.has(key)) continue;
    known.add(key);
    const next = nextOf(best, lists);
    if (next.length === 0) return pathTo(best);
    for (const one of next) insert(waiting, one);
  }
  return undefined;
}

function nextOf(tried: Tried, lists: readonly (readonly Point[])[]): readonly Tried[] {
  const { placed, point: last } = tried;
  return lists.flatMap((list, at): readonly Tried[] => {
    const point = list[placed[at] ?? 0];
    if (!point) return [];
    const earlier = lists.map((other, index) =>
      index === at ? 0 : countEarlier(other, placed[index] ?? 0, point.timeMs),
    );
    return [
      {
        point,
        before: tried,
        placed: placed.with(at, (placed[at] ?? 0) + 1),
        breaks: tried.breaks + Number(last !== undefined && last.to !== point.from),
        against: tried.against + earlier.reduce((sum, count) => sum + count, 0),
      },
    ];
  });
}

/** Those still to be placed that were earlier by their clock. */
function countEarlier(list: readonly Point[], from: number, timeMs: number): number {
  let at = from;
  while ((list[at]?.timeMs ?? Infinity) < timeMs) at++;
  return at - from;
}

/** The best last. */
function insert(waiting: Tried[], one: Tried): void {
  let [low, high] = [0, waiting.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = waiting[middle];
    if (other && (other.breaks - one.breaks || other.against - one.against) >= 0) low = middle + 1;
    else high = middle;
  }
  waiting.splice(low, 0, one);
}

function pathTo(tried: Tried): readonly Point[] {
  const path: Point[] = [];
  for (let at: Tried | undefined = tried; at; at = at.before) if (at.point) path.unshift(at.point);
  return path;
}
