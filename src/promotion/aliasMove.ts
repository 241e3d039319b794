import type { Keyed } from '../base/keyed.ts';

/** What becomes of one alias of a model, and what it was when a person said yes to that. Undefined: no version has it. */
export interface AliasChange {
  /** Without `@`. */
  readonly alias: string;
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/** Aliases that move together, or not at all: in their order, the one that it is all about among them. */
export type AliasMove = readonly AliasChange[];

/** The one move that takes another back, and that somebody else can have made impossible. */
export function reversed(move: AliasMove): AliasMove {
  return move.toReversed().map(({ alias, from, to }) => ({ alias, from: to, to: from }));
}

/** What the aliases of a move are now, where that is not what they were when a person said yes to it. */
export function overtaken(move: AliasMove, now: Keyed<string>): AliasMove {
  return move.filter(({ alias, from }) => now[alias] !== from);
}

/** What the aliases of a move are now, where that is not what they should be by it. */
export function undone(move: AliasMove, now: Keyed<string>): AliasMove {
  return move.filter(({ alias, to }) => now[alias] !== to);
}
