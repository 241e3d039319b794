import type { AliasHistory } from './history.ts';

/** Something that is known of an alias: a move of it on record, or which version was seen to have it. */
export interface Point {
  /** By the clock of whoever wrote it. */
  readonly timeMs: number;
  /** Who wrote the record; undefined for what was seen here. */
  readonly who: string | undefined;
  /** Which version had the alias right before, and from then on. Undefined: none. */
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/** All that is known of an alias, by the clocks of whoever wrote it. */
export function pointsOf(alias: string, { records, sightings }: AliasHistory): readonly Point[] {
  const recorded = records.flatMap(({ timeMs, who, move }): readonly Point[] => {
    const change = move.find((one) => one.alias === alias);
    return change ? [{ timeMs, who, from: change.from, to: change.to }] : [];
  });
  const seen = sightings.flatMap(({ fromMs, untilMs, aliases }): readonly Point[] => {
    const holder = aliases[alias];
    return [fromMs, untilMs].map((timeMs) => ({ timeMs, who: undefined, from: holder, to: holder }));
  });
  return [...recorded, ...seen].toSorted((a, b) => a.timeMs - b.timeMs);
}

/** How often the alias must have moved unseen, were this the order. */
export function breaksIn(order: readonly Point[]): number {
  return order.filter(({ from }, index) => index > 0 && order[index - 1]?.to !== from).length;
}

/**
 * How often it must have moved unseen in whatever order: so many times a line through all the moves on record, to the version that has the alias
 * now, has to be lifted. There may be more.
 */
export function leastBreaks(points: readonly Point[]): number {
  const now = points.findLast(({ who }) => who === undefined);
  const edges = [
    ...points.filter(({ who }) => who !== undefined).map(({ from, to }) => [node(from), node(to)] as const),
    ...(now ? [[node(now.to), 'end'] as const] : []),
  ];
  const group = new Map<string, string>();
  const rootOf = (one: string): string => {
    const above = group.get(one) ?? one;
    return above === one ? one : rootOf(above);
  };
  const surplus = new Map<string, number>();
  for (const [from, to] of edges) {
    group.set(rootOf(from), rootOf(to));
    surplus.set(from, (surplus.get(from) ?? 0) + 1);
    surplus.set(to, (surplus.get(to) ?? 0) - 1);
  }
  const lines = new Map<string, number>();
  for (const [one, count] of surplus) lines.set(rootOf(one), (lines.get(rootOf(one)) ?? 0) + Math.max(0, count));
  const all = [...lines.values()].reduce((sum, count) => sum + Math.max(1, count), 0);
  return Math.max(0, all - 1);
}

function node(holder: string | undefined): string {
  return holder === undefined ? 'none' : `version ${holder}`;
}
