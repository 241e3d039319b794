import { pointsOf, type Point } from './aliasPoints.ts';
import { likelyOrder, nearMs } from './likelyOrder.ts';
import type { AliasHistory } from './history.ts';

/** In which order a model's aliases moved, and whose clock contradicts that. */
export interface AliasOrder {
  readonly orderOf: (alias: string) => readonly Point[];
  /** Their records happened, at some time. */
  readonly wrongClocks: ReadonlySet<string>;
}

/** Which version an alias goes on from is what the store held, and therefore stronger than any clock. */
export function aliasOrder(aliases: Iterable<string>, history: AliasHistory): AliasOrder {
  const orders = new Map<string, readonly Point[]>();
  const wrongClocks = new Set<string>();
  for (const alias of aliases) {
    const points = pointsOf(alias, history);
    const order = likelyOrder(points);
    orders.set(alias, order ?? points);
    for (const who of order ? contradicting(order) : writersOf(points)) wrongClocks.add(who);
  }
  return { orderOf: (alias) => orders.get(alias) ?? [], wrongClocks };
}

function writersOf(points: readonly Point[]): readonly string[] {
  return [...new Set(points.flatMap(({ who }) => who ?? []))];
}

/** Whose clocks cannot be right in this order: those that contradict what was seen here; then those that contradict most of the others, or both of two. */
function contradicting(order: readonly Point[]): ReadonlySet<string> {
  const wrong = new Set<string>();
  let pairs: (readonly [string, string])[] = [];
  for (const [index, { timeMs, who }] of order.entries()) {
    for (const later of order.slice(index + 1)) {
      if (timeMs - later.timeMs <= nearMs || who === later.who) continue;
      if (who !== undefined && later.who !== undefined) pairs.push([who, later.who]);
      else wrong.add(who ?? later.who ?? '');
    }
  }
  for (;;) {
    pairs = pairs.filter((pair) => !pair.some((who) => wrong.has(who)));
    if (pairs.length === 0) return wrong;
    const counts = new Map<string, number>();
    for (const who of pairs.flat()) counts.set(who, (counts.get(who) ?? 0) + 1);
    const most = Math.max(...counts.values());
    for (const [who, count] of counts) if (count === most) wrong.add(who);
  }
}

/** All aliases of which anything is known. */
export function aliasesIn({ records, sightings }: AliasHistory): readonly string[] {
  const recorded = records.flatMap(({ move }) => move.map(({ alias }) => alias));
  const seen = sightings.flatMap(({ aliases }) => Object.keys(aliases));
  return [...new Set([...recorded, ...seen])].toSorted();
}
