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
      /** By its place among the others, and as near to what its writer's clock had as that lets it be. */
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
    return { kind: 'recorded', timeMs: likelyTime(record, order), record, isClockWrong };
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

/** When a record can have been made: after what came before it, and before what others say came after. */
function likelyTime(record: MoveRecord, order: AliasOrder): number {
  const times = record.move.map(({ alias }) => timeInOrder(record, order.orderOf(alias), order.wrongClocks));
  return Math.max(...times);
}

function timeInOrder({ timeMs, who }: MoveRecord, order: readonly Point[], wrongClocks: ReadonlySet<string>): number {
  const isRight = (point: Point): boolean => point.who === undefined || !wrongClocks.has(point.who);
  let earliestMs = -Infinity;
  for (const [index, point] of order.entries()) {
    const next = order.findIndex((one, at) => at >= index && isRight(one));
    const latestMs = (order[next]?.timeMs ?? Infinity) - (next - index);
    earliestMs = Math.max(Math.min(point.timeMs, latestMs), earliestMs + 1);
    if (point.who === who && point.timeMs === timeMs) return earliestMs;
  }
  return timeMs;
}

function timeOf(entry: TimelineEntry): number {
  return entry.kind === 'recorded' ? entry.timeMs : entry.beforeMs;
}
