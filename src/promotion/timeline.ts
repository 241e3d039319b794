import type { AliasChange } from './aliasMove.ts';
import { aliasesIn, aliasOrder, type AliasOrder } from './aliasOrder.ts';
import type { Point } from './aliasPoints.ts';
import type { AliasHistory } from './history.ts';
import { knownOf, reached, untimed } from './knownHolders.ts';
import type { MoveRecord } from './moveRecord.ts';

/** A move on record, or one that must have been made elsewhere, since something else was seen before it than after it. */
export type TimelineEntry =
  | {
      readonly kind: 'recorded';
      /** As its writer's clock had it, or, where that is wrong, no earlier and no later than it can have been. */
      readonly timeMs: number;
      readonly record: MoveRecord;
      /** Whether the clock of whoever wrote it contradicts what came before or after. */
      readonly isClockWrong: boolean;
    }
  | {
      readonly kind: 'noticed';
      readonly change: AliasChange;
      /** When the alias was known last to be what it was before. Absent where only its first holder is known. */
      readonly afterMs: number | undefined;
      /** When it was known first to be what it is after. */
      readonly beforeMs: number;
    };

/** All moves of a model's aliases, the latest first. */
export function timelineOf(history: AliasHistory): readonly TimelineEntry[] {
  const aliases = aliasesIn(history);
  const order = aliasOrder(aliases, history);
  const noticed = aliases.flatMap((alias) => noticedMoves(alias, order));
  const recorded = history.records.map((record): TimelineEntry => {
    const isClockWrong = order.wrongClocks.has(record.who);
    return { kind: 'recorded', timeMs: isClockWrong ? likelyTime(record, order) : record.timeMs, record, isClockWrong };
  });
  return [...recorded, ...noticed].toSorted((a, b) => timeOf(b) - timeOf(a));
}

function noticedMoves(alias: string, order: AliasOrder): readonly TimelineEntry[] {
  const moves = untimed(alias, order);
  return knownOf(alias, order).flatMap(({ timeMs, holder, point }, index, known): readonly TimelineEntry[] => {
    const before = known[index - 1];
    // What two moments of the same record say is the recorded move itself.
    if (!before || before.holder === holder || before.point === point) return [];
    // It may be on record, with a wrong time.
    if (reached(moves, before.holder).has(holder)) return [];
    const change = { alias, from: before.holder, to: holder };
    return [{ kind: 'noticed', change, afterMs: before.timeMs, beforeMs: timeMs }];
  });
}

/** By its place among what the other clocks say, as near to its own as that lets it be. */
function likelyTime({ timeMs, who, move }: MoveRecord, { orderOf, wrongClocks }: AliasOrder): number {
  let [earliestMs, latestMs] = [-Infinity, Infinity];
  for (const { alias } of move) {
    const order = orderOf(alias);
    const at = order.findIndex((point) => point.who === who && point.timeMs === timeMs);
    const isRight = (point: Point): boolean => point.who === undefined || !wrongClocks.has(point.who);
    earliestMs = Math.max(earliestMs, order.slice(0, at).findLast(isRight)?.timeMs ?? -Infinity);
    latestMs = Math.min(latestMs, order.slice(at + 1).find(isRight)?.timeMs ?? Infinity);
  }
  return Math.max(earliestMs, Math.min(latestMs, timeMs));
}

function timeOf(entry: TimelineEntry): number {
  return entry.kind === 'recorded' ? entry.timeMs : entry.beforeMs;
}
