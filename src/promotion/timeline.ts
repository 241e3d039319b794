import type { Keyed } from '../base/keyed.ts';
import type { AliasChange } from './aliasMove.ts';
import type { MoveRecord } from './moveRecord.ts';

/** The aliases of a model as Podium saw them, from one moment to another between which it saw no other. */
export interface Sighting {
  readonly fromMs: number;
  readonly untilMs: number;
  readonly aliases: Keyed<string>;
}

/** A move on record, or one that must have been made elsewhere, since something else was seen before it than after it. */
export type TimelineEntry =
  | { readonly kind: 'recorded'; readonly timeMs: number; readonly record: MoveRecord }
  | {
      readonly kind: 'noticed';
      readonly change: AliasChange;
      /** When the alias was known last to be what it was before. Absent where only its first holder is known. */
      readonly afterMs: number | undefined;
      /** When it was known first to be what it is after. */
      readonly beforeMs: number;
    };

export interface AliasHistory {
  readonly records: readonly MoveRecord[];
  /** The last of which is what is there now. */
  readonly sightings: readonly Sighting[];
}

/** At a moment it was known which version had the alias: from then on, or until then. */
interface Known {
  readonly timeMs: number;
  readonly holder: string | undefined;
}

/** All moves of a model's aliases, the latest first. */
export function timelineOf({ records, sightings }: AliasHistory): readonly TimelineEntry[] {
  const noticed = aliasesIn({ records, sightings }).flatMap((alias) => noticedMoves(alias, { records, sightings }));
  const recorded = records.map((record): TimelineEntry => ({ kind: 'recorded', timeMs: record.timeMs, record }));
  return [...recorded, ...noticed].toSorted((a, b) => timeOf(b) - timeOf(a));
}

/** Which version had an alias at a moment. */
export type Holder =
  | { readonly kind: 'known'; readonly version: string | undefined }
  /** It moved from one to the other somewhere between two moments. */
  | {
      readonly kind: 'either';
      readonly versions: readonly [string | undefined, string | undefined];
      readonly afterMs: number;
      readonly beforeMs: number;
    }
  /** Nothing is known from before. */
  | { readonly kind: 'unknown'; readonly beforeMs: number | undefined };

/** Says what follows from what is known, and no more: "between" where an unseen move lies around the moment. */
export function holderAt(history: AliasHistory, alias: string, timeMs: number): Holder {
  const known = knownOf(alias, history);
  const before = known.findLast((one) => one.timeMs <= timeMs);
  const after = known.find((one) => one.timeMs > timeMs);
  if (!before) return { kind: 'unknown', beforeMs: after?.timeMs };
  if (!after || after.holder === before.holder || before.timeMs === timeMs)
    return { kind: 'known', version: before.holder };
  return {
    kind: 'either',
    versions: [before.holder, after.holder],
    afterMs: before.timeMs,
    beforeMs: after.timeMs,
  };
}

function noticedMoves(alias: string, history: AliasHistory): readonly TimelineEntry[] {
  return knownOf(alias, history).flatMap(({ timeMs, holder }, index, known): readonly TimelineEntry[] => {
    const before = known[index - 1];
    // What two moments of the same record say is the recorded move itself.
    if (!before || before.holder === holder || before.timeMs === timeMs) return [];
    const change = { alias, from: before.holder, to: holder };
    return [{ kind: 'noticed', change, afterMs: before.timeMs, beforeMs: timeMs }];
  });
}

/**
 * What is known of an alias, by time. A record is two moments at the same time: what was right before, and what is from then on. Two moments
 * of different times with different holders have an unseen move between them.
 */
function knownOf(alias: string, { records, sightings }: AliasHistory): readonly Known[] {
  const recorded = records.flatMap((record) => {
    const change = record.move.find((one) => one.alias === alias);
    if (!change) return [];
    const { timeMs } = record;
    return [
      { timeMs, holder: change.from },
      { timeMs, holder: change.to },
    ];
  });
  const seen = sightings.flatMap(({ fromMs, untilMs, aliases }) => {
    const holder = aliases[alias];
    return [
      { timeMs: fromMs, holder },
      { timeMs: untilMs, holder },
    ];
  });
  return [...recorded, ...seen].toSorted((a, b) => a.timeMs - b.timeMs);
}

function aliasesIn({ records, sightings }: AliasHistory): readonly string[] {
  const recorded = records.flatMap(({ move }) => move.map(({ alias }) => alias));
  const seen = sightings.flatMap(({ aliases }) => Object.keys(aliases));
  return [...new Set([...recorded, ...seen])].toSorted();
}

function timeOf(entry: TimelineEntry): number {
  return entry.kind === 'recorded' ? entry.timeMs : entry.beforeMs;
}
