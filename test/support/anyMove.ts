import fc from 'fast-check';
import { keyed, type Keyed } from '../../src/base/keyed.ts';
import type { AliasMove } from '../../src/promotion/aliasMove.ts';

const versions = [undefined, '1', '2', '3'] as const;
const names = ['champion', 'challenger', 'rollback'] as const;

/** Which of three versions has each of three aliases, and a move of some of them as somebody agreed to it who saw that. */
export interface MoveFrom {
  readonly aliases: Keyed<string>;
  readonly move: AliasMove;
}

const anyAliases = fc
  .record({
    champion: fc.constantFrom(...versions),
    challenger: fc.constantFrom(...versions),
    rollback: fc.constantFrom(...versions),
  })
  .map((holders) =>
    keyed(
      Object.entries(holders).flatMap(([alias, version]) => (version === undefined ? [] : [[alias, version] as const])),
    ),
  );

function moveFrom(aliases: Keyed<string>): fc.Arbitrary<AliasMove> {
  return fc
    .uniqueArray(fc.record({ alias: fc.constantFrom(...names), to: fc.constantFrom(...versions) }), {
      minLength: 1,
      selector: ({ alias }) => alias,
    })
    .map((changes) => changes.map(({ alias, to }) => ({ alias, from: aliases[alias], to })));
}

export const anyMove: fc.Arbitrary<MoveFrom> = anyAliases.chain((aliases) =>
  fc.record({ aliases: fc.constant(aliases), move: moveFrom(aliases) }),
);

/** Moves of two people who have seen the same, and what befalls the calls of each, one after the other. */
export function twoMoves<Fate>(fates: readonly [well: Fate, ...others: Fate[]]): fc.Arbitrary<{
  readonly aliases: Keyed<string>;
  readonly moves: readonly [AliasMove, AliasMove];
  readonly fated: readonly [readonly Fate[], readonly Fate[]];
}> {
  const fated = fc.array(fc.oneof({ weight: 3, arbitrary: fc.constant(fates[0]) }, fc.constantFrom(...fates)), {
    maxLength: 8,
  });
  return anyAliases.chain((aliases) =>
    fc.record({
      aliases: fc.constant(aliases),
      moves: fc.tuple(moveFrom(aliases), moveFrom(aliases)),
      fated: fc.tuple(fated, fated),
    }),
  );
}

/** Aliases in an order of their own, to be compared whole. */
export function sortedAliases(aliases: Keyed<string>): readonly (readonly [string, string])[] {
  return Object.entries(aliases).toSorted(([a], [b]) => a.localeCompare(b));
}
