import { aliasesIn, aliasOrder, type AliasOrder } from './aliasOrder.ts';
import type { Point } from './aliasPoints.ts';
import { knownOf, reached, untimed, type Known } from './knownHolders.ts';
import type { AliasHistory } from './history.ts';

/** Which version had an alias at a moment. */
export type Holder =
  /** If the clocks of those who wrote the records are right. */
  | { readonly kind: 'known'; readonly version: string | undefined; readonly clocks: readonly string[] }
  /** It moved from one to the other somewhere between two moments. */
  | {
      readonly kind: 'either';
      readonly versions: readonly [string | undefined, string | undefined];
      readonly afterMs: number;
      readonly beforeMs: number;
    }
  /** It moved about then, on record, by clocks that are wrong. */
  | {
      readonly kind: 'unsure';
      readonly versions: readonly (string | undefined)[];
      readonly wrongClocks: readonly string[];
    }
  /** Nothing is known from before. */
  | { readonly kind: 'unknown'; readonly beforeMs: number | undefined };

/** Says what follows from what is known, and no more: "between" where an unseen move lies around the moment. */
export function holderAt(history: AliasHistory, alias: string, timeMs: number): Holder {
  // What is wrong with a clock may be seen by another alias only.
  const order = aliasOrder(new Set([alias, ...aliasesIn(history)]), history);
  const known = knownOf(alias, order);
  const before = known.findLast((one) => one.timeMs <= timeMs);
  const after = known.find((one) => one.timeMs > timeMs);
  const answer = { kind: 'known', version: before?.holder, clocks: clocksOf(alias, order) } as const;
  if (before?.timeMs === timeMs) return answer;
  const moves = untimed(alias, order);
  const between = onTheWay(moves, before, after);
  if (between.length > 0) {
    const versions = [...new Set([...[before, after].flatMap((one) => (one ? [one.holder] : [])), ...between])];
    return { kind: 'unsure', versions, wrongClocks: [...new Set(moves.flatMap(({ who }) => who ?? []))].toSorted() };
  }
  if (!before) return { kind: 'unknown', beforeMs: after?.timeMs };
  if (!after || after.holder === before.holder) return answer;
  return {
    kind: 'either',
    versions: [before.holder, after.holder],
    afterMs: before.timeMs,
    beforeMs: after.timeMs,
  };
}

/** Which versions may have had the alias between two moments, by moves of which nobody knows when they were made. */
function onTheWay(
  moves: readonly Point[],
  before: Known | undefined,
  after: Known | undefined,
): readonly (string | undefined)[] {
  if (!before) return moves.flatMap(({ from, to }) => [from, to]);
  const there = reached(moves, before.holder);
  // Nothing that is known was later than what was seen last.
  if (!after) return before.point.who === undefined ? [] : [...there];
  const backwards = moves.map((move) => ({ ...move, from: move.to, to: move.from }));
  const back = reached(backwards, after.holder);
  if (there.has(after.holder)) return [...there].filter((version) => version === after.holder || back.has(version));
  return before.holder === after.holder ? [] : [...there, ...back];
}

function clocksOf(alias: string, { orderOf, wrongClocks }: AliasOrder): readonly string[] {
  const writers = orderOf(alias).flatMap(({ who }) => (who === undefined || wrongClocks.has(who) ? [] : [who]));
  return [...new Set(writers)].toSorted();
}
