import type { AliasChange } from '../../promotion/aliasMove.ts';
import type { AliasHistory } from '../../promotion/history.ts';
import { timelineOf, type TimelineEntry } from '../../promotion/timeline.ts';
import type { AliasHeld, AliasSince, ShownChange, ShownMove, VersionPage } from '../../protocol/model.ts';
import { given } from '../../stores/given.ts';

const mostMoves = 300;

/** The moves of a model's aliases, as its page shows them, the latest first. */
export function modelMoves(history: AliasHistory): readonly ShownMove[] {
  return timelineOf(history).map(shownMove);
}

/** As many as a page shows. */
export function latestMoves(moves: readonly ShownMove[]): Pick<VersionPage, 'moves' | 'hasEarlierMoves'> {
  return { moves: moves.slice(0, mostMoves), hasEarlierMoves: moves.length > mostMoves };
}

/** Which version has an alias, and since when, as far as the moves tell. */
export function aliasesHeld(
  aliases: Readonly<Record<string, string>>,
  moves: readonly ShownMove[],
): readonly AliasHeld[] {
  return Object.entries(aliases)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([alias, version]) => ({ alias, version, ...given('since', sinceOf(alias, version, moves)) }));
}

function sinceOf(alias: string, version: string, moves: readonly ShownMove[]): AliasSince | undefined {
  const move = moves.find(({ changes }) => changes.some((change) => change.alias === alias));
  // The last move that is known gave it to another one: the one that did not is not known.
  if (move?.changes.find((change) => change.alias === alias)?.to !== version) return undefined;
  return move.kind === 'recorded'
    ? { timeMs: move.timeMs, isRecorded: true, who: move.who }
    : { timeMs: move.beforeMs, ...given('notBeforeMs', move.afterMs), isRecorded: false, who: '' };
}

function shownMove(entry: TimelineEntry): ShownMove {
  if (entry.kind === 'noticed') {
    const { afterMs, beforeMs, change } = entry;
    return { kind: 'noticed', beforeMs, ...given('afterMs', afterMs), changes: [shownChange(change)] };
  }
  const { id, timeMs, who, why, verdict, unmet, commit, undoes, move } = entry.record;
  return {
    kind: 'recorded',
    ...{ id, timeMs, who, why, verdict, unmet },
    ...given('commit', commit),
    isUndo: undoes !== undefined,
    isClockWrong: entry.isClockWrong,
    changes: move.map(shownChange),
  };
}

function shownChange({ alias, from, to }: AliasChange): ShownChange {
  return { alias, ...given('from', from), ...given('to', to) };
}
