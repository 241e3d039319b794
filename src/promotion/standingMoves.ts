import type { ModelVersion } from '../model/modelVersion.ts';
import { recordsIn, type MoveRecord } from './moveRecord.ts';

/** A move that is on record, and nobody has taken back. */
export interface StandingMove {
  readonly record: MoveRecord;
  /** The alias that it was all about. */
  readonly alias: string;
}

/** The moves on record that were not taken back, nor take one back themselves, the latest first. */
export function standingMoves(versions: readonly ModelVersion[]): readonly StandingMove[] {
  const all = versions.flatMap(({ version, tags }) => recordsIn(tags).map((record) => ({ version, record })));
  const undone = new Set(all.map(({ record }) => record.undoes));
  return all
    .filter(({ record }) => record.undoes === undefined && !undone.has(record.id))
    .sort((a, b) => b.record.timeMs - a.record.timeMs || (a.record.id < b.record.id ? 1 : -1))
    .flatMap(({ version, record }) => {
      const { move } = record;
      // The record is a tag of the version that got the alias, or that lost it where none did.
      const about = move.find(({ to }) => to === version) ?? move.find(({ from }) => from === version);
      return about ? [{ record, alias: about.alias }] : [];
    });
}

/** The version that had an alias before the one that has it now, and the record that says so. */
export function holderBefore(
  moves: readonly StandingMove[],
  alias: string,
  now: string,
): { readonly version: string; readonly id: string } | undefined {
  for (const { record } of moves) {
    const change = record.move.find((one) => one.alias === alias);
    if (change?.to === now && change.from !== undefined && change.from !== now)
      return { version: change.from, id: record.id };
  }
  return undefined;
}
