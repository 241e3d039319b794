import type { Keyed } from '../base/keyed.ts';
import type { LoggedModel } from '../model/loggedModel.ts';
import type { ModelVersion } from '../model/modelVersion.ts';
import type { Run } from '../model/run.ts';
import type { CallSignature } from '../model/callSignature.ts';

/** What is so in a store as an alias is to be moved, read once and together. */
export interface PromotionFacts {
  /** The one that is to be moved. */
  readonly alias: string;
  /** The version that it is to be moved to. */
  readonly candidate: VersionFacts;
  /** The version that has it now. Absent where none has, where it is the candidate, and where nobody asked. */
  readonly holder?: VersionFacts;
  /** All aliases of the model, with their versions. */
  readonly aliases: Keyed<string>;
}

export interface VersionFacts {
  readonly version: ModelVersion;
  readonly run: Fact<Run>;
  readonly loggedModel: Fact<LoggedModel>;
  readonly signature: Fact<CallSignature>;
  /** The lines of its `requirements.txt` that ask for something. */
  readonly requirements: Fact<readonly string[]>;
}

/** What is known, or why it is not: a clause, to stand after a colon. */
export type Fact<Value> = { readonly known: Value } | { readonly unknown: string };

/** The version that has the alias, which may be the candidate itself. What was not read is not taken for nobody. */
export function holderOf({
  alias,
  aliases,
  candidate,
  holder,
}: PromotionFacts): VersionFacts | 'nobody' | { readonly unread: string } {
  const holding = aliases[alias];
  if (holding === undefined) return 'nobody';
  if (holding === candidate.version.version) return candidate;
  return holder ?? { unread: `version ${holding}, which has @${alias}, could not be read` };
}
