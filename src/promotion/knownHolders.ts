import type { AliasOrder } from './aliasOrder.ts';
import type { Point } from './aliasPoints.ts';

/** At a moment it was known which version had the alias: from then on, or until then. */
export interface Known {
  readonly timeMs: number;
  readonly holder: string | undefined;
  readonly point: Point;
}

/**
 * What is known of an alias, by clocks that nothing contradicts. A record is two moments at the same time: what was right before, and what is
 * from then on. Two moments of different times with different holders have an unseen move between them.
 */
export function knownOf(alias: string, { orderOf, wrongClocks }: AliasOrder): readonly Known[] {
  let latestMs = -Infinity;
  return orderOf(alias)
    .filter(({ who }) => who === undefined || !wrongClocks.has(who))
    .flatMap((point): readonly Known[] => {
      // Those whose clocks are nearly the same do not contradict each other.
      const timeMs = (latestMs = Math.max(latestMs, point.timeMs));
      return [
        { timeMs, holder: point.from, point },
        { timeMs, holder: point.to, point },
      ];
    });
}

/** Moves that are on record, and may have been at any time. */
export function untimed(alias: string, { orderOf, wrongClocks }: AliasOrder): readonly Point[] {
  return orderOf(alias).filter(({ who }) => who !== undefined && wrongClocks.has(who));
}

/** Where an alias can have gone from a version by at least one of some moves. */
export function reached(moves: readonly Point[], start: string | undefined): ReadonlySet<string | undefined> {
  const found = new Set<string | undefined>();
  const add = (from: string | undefined): void => {
    for (const move of moves) {
      if (move.from !== from || found.has(move.to)) continue;
      found.add(move.to);
      add(move.to);
    }
  };
  add(start);
  return found;
}
