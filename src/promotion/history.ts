import type { Keyed } from '../base/keyed.ts';
import type { MoveRecord } from './moveRecord.ts';

/** The aliases of a model as Podium saw them, from one moment to another between which it saw no other. */
export interface Sighting {
  readonly fromMs: number;
  readonly untilMs: number;
  readonly aliases: Keyed<string>;
}

/** All that is known of how a model's aliases came to be where they are. */
export interface AliasHistory {
  readonly records: readonly MoveRecord[];
  /** The last of which is what is there now. */
  readonly sightings: readonly Sighting[];
}
