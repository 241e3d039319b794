import { isCancelled } from '../base/cancel.ts';
import type { Connection } from '../connections/connection.ts';
import type { Connections } from '../connections/connections.ts';
import { UserError } from '../host/ui.ts';
import type { Store } from '../stores/store.ts';
import { StoreError } from '../stores/storeError.ts';
import type { StoreWriter } from '../stores/storeWriter.ts';
import type { Field } from './field.ts';

/** What a field is to hold. */
export interface Edit {
  readonly connection: Connection;
  readonly field: Field;
  /** `undefined` takes it away. */
  readonly to: string | undefined;
}

export interface MadeEdit extends Edit {
  /** What it held before. */
  readonly from: string | undefined;
}

export interface Outcome {
  /** Those that changed something. What was so already is in neither list. */
  readonly made: readonly MadeEdit[];
  /** Those that were not made: the one that failed first, if one did, then those that were not tried after it, or after a cancel. */
  readonly unmade: readonly Edit[];
  readonly error?: unknown;
}

/** How long Podium looks for what became of a change whose answer was lost. */
const lookMs = 15_000;

/** Makes one edit after the other, and none after the first that fails. Never rejects; a cancel ends it as soon as it is known what became of the edit underway. */
export async function makeEdits(
  connections: Connections,
  edits: readonly Edit[],
  signal: AbortSignal,
): Promise<Outcome> {
  const made: MadeEdit[] = [];
  for (const [at, edit] of edits.entries()) {
    try {
      signal.throwIfAborted();
      const from = await connections.ask(edit.connection, (store) => edit.field.read(store, signal));
      if (from === edit.to) continue;
      await write(connections, edit, from, signal);
      made.push({ ...edit, from });
    } catch (error) {
      return { made, unmade: edits.slice(at), error };
    }
  }
  return { made, unmade: [] };
}

async function write(
  connections: Connections,
  { connection, field, to }: Edit,
  from: string | undefined,
  signal: AbortSignal,
): Promise<void> {
  try {
    await connections.ask(connection, (store) => field.write(writerOf(store, connection), to, signal));
  } catch (error) {
    const isLost = isCancelled(error, signal) || (error instanceof StoreError && error.outcome === 'unknown');
    if (!isLost) throw refusal(error, connection);
    const now = await connections
      .ask(connection, (store) => field.read(store, AbortSignal.timeout(lookMs)))
      // Nobody can say what became of it, which is what the first error says.
      .catch(() => Promise.reject(error as Error));
    if (now === to) return;
    if (now !== from || isCancelled(error, signal)) throw error;
    throw new UserError(`The answer of ${connection.name} was lost, and ${field.name} is unchanged. Try again.`);
  }
}

/** @throws UserError for a store that Podium only reads. */
export function writerOf({ writer }: Store, { name }: Connection): StoreWriter {
  if (!writer) throw new UserError(`Podium only reads ${name}: a store of its kind cannot be changed from here.`);
  return writer;
}

/** That somebody may look at a store, but not change it, is an answer to this change, and not a matter of signing in again. */
export function refusal(error: unknown, { name }: Connection): unknown {
  if (!(error instanceof StoreError) || error.fault !== 'forbidden') return error;
  return new StoreError('forbidden', `${name} allows you to look, but not to make this change: ${error.message}`, {
    cause: error,
    ...(error.errorCode !== undefined && { errorCode: error.errorCode }),
  });
}
