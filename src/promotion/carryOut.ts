import type { Keyed } from '../base/keyed.ts';
import { sentenceOf } from '../base/sentenceOf.ts';
import { StoreError } from '../stores/storeError.ts';
import { overtaken, undone, type AliasChange, type AliasMove } from './aliasMove.ts';

/** The aliases of one model, where they are. Each call asks anew, is sent once, and rejects with a `StoreError`. */
export interface AliasKeeper {
  /** From alias to version. */
  read(signal?: AbortSignal): Promise<Keyed<string>>;
  /** Gives the alias to a version, or takes it away. */
  set(alias: string, version: string | undefined): Promise<void>;
  /** Puts on record that the move was made. */
  record(): Promise<void>;
}

export type MoveOutcome =
  /** Read back: every alias is what it should be. `unrecorded` says why that it was done is not on record. */
  | { readonly kind: 'done'; readonly unrecorded?: StoreError }
  /** Nothing was written: an alias was not what the person had seen any more. */
  | { readonly kind: 'overtaken'; readonly now: Keyed<string> }
  /**
   * A step failed. What was done before it is put back, as far as `now` says so. That is absent where nobody can tell; `written` is then what
   * was written, or may have been.
   */
  | { readonly kind: 'failed'; readonly error: StoreError; readonly now: Keyed<string> }
  | { readonly kind: 'failed'; readonly error: StoreError; readonly now?: never; readonly written: AliasMove }
  /** All was written, and then something else was read: somebody else has moved an alias right after. */
  | { readonly kind: 'contested'; readonly now: Keyed<string> }
  /** All was written, as the store said, but could not be read back. */
  | { readonly kind: 'unseen'; readonly error: StoreError };

type Step = { readonly kind: 'made' } | { readonly kind: 'unmade' | 'unknown'; readonly error: StoreError };

/**
 * Moves aliases as a person has seen and confirmed it: reads again and compares, writes, puts on record, and reads back. MLflow has no way to
 * write only if nothing changed, so that a moment remains, between the first reading and the write, in which somebody else can move the same.
 *
 * A step that fails lets the steps before it be put back, unless somebody else has moved those aliases on. Rejects only before the first
 * write: with a `StoreError` or the signal's reason. From then on nothing is cancelled.
 */
export async function carryOut(keeper: AliasKeeper, move: AliasMove, signal?: AbortSignal): Promise<MoveOutcome> {
  const before = await keeper.read(signal);
  if (overtaken(move, before).length > 0) return { kind: 'overtaken', now: before };
  signal?.throwIfAborted();
  const made: AliasChange[] = [];
  for (const change of move) {
    const step = await write(keeper, change);
    if (step.kind === 'made') made.push(change);
    else return await putBack(keeper, step.kind === 'unknown' ? [...made, change] : made, step.error);
  }
  const unrecorded = await failureOf(keeper.record());
  const after = await readOrFail(keeper);
  if (after instanceof StoreError) return { kind: 'unseen', error: after };
  if (undone(move, after).length > 0) return { kind: 'contested', now: after };
  return { kind: 'done', ...(unrecorded && { unrecorded }) };
}

/** Where the answer was lost, what is there says whether it was done. */
async function write(keeper: AliasKeeper, { alias, from, to }: AliasChange): Promise<Step> {
  if (from === to) return { kind: 'made' };
  const error = await failureOf(keeper.set(alias, to));
  if (!error) return { kind: 'made' };
  if (error.outcome !== 'unknown') return { kind: 'unmade', error };
  const now = await readOrFail(keeper);
  if (now instanceof StoreError) return { kind: 'unknown', error };
  return now[alias] === to ? { kind: 'made' } : { kind: 'unmade', error };
}

/** The last first. What is not as it was written any more is somebody else's. */
async function putBack(keeper: AliasKeeper, made: readonly AliasChange[], error: StoreError): Promise<MoveOutcome> {
  if (made.length > 0) {
    const now = await readOrFail(keeper);
    if (now instanceof StoreError) return { kind: 'failed', error, written: made };
    for (const { alias, from, to } of made.toReversed()) {
      // Whether that worked is read below.
      if (from !== to && now[alias] === to) await failureOf(keeper.set(alias, from));
    }
  }
  const now = await readOrFail(keeper);
  return now instanceof StoreError ? { kind: 'failed', error, written: made } : { kind: 'failed', error, now };
}

async function readOrFail(keeper: AliasKeeper): Promise<Keyed<string> | StoreError> {
  try {
    return await keeper.read();
  } catch (error) {
    return asStoreError(error);
  }
}

async function failureOf(work: Promise<void>): Promise<StoreError | undefined> {
  try {
    await work;
    return undefined;
  } catch (error) {
    return asStoreError(error);
  }
}

/** By now something may be written, so that whatever went wrong must be settled and not thrown. */
function asStoreError(error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  const message = sentenceOf(error);
  return new StoreError('server', message, { cause: error, outcome: 'unknown' });
}
