import { isCancelled } from '../base/cancel.ts';
import { UserError } from '../host/ui.ts';
import type { App } from '../services/app.ts';
import { makeEdits, type Edit, type Outcome } from '../services/edits.ts';
import { StoreError } from '../stores/storeError.ts';

/** Makes edits while progress is shown, and resolves with what became of them, also where they were cancelled. */
export async function outcomeOf(app: App, doing: string, edits: readonly Edit[]): Promise<Outcome> {
  let work: Promise<Outcome> | undefined;
  try {
    return await app.ui.progress(doing, (signal) => (work = makeEdits(app.connections, edits, signal)));
  } catch (error) {
    if (!work || !isCancelled(error)) throw error;
    return work;
  }
}

/** What to reject with where several were to be changed, and not all were. `what` became of these: `not deleted`. */
export function restError(unmade: readonly Edit[], what: string, error: unknown): unknown {
  const names = listed(unmade.map(({ field }) => field.name));
  if (isCancelled(error)) return new UserError(`Cancelled, so these were ${what}: ${names}.`);
  const isExpected = error instanceof StoreError || error instanceof UserError;
  return isExpected ? new UserError(`${error.message} So these were ${what}: ${names}.`) : error;
}

const mostNamed = 10;

/** `a, b and c`; of very many only the first. */
export function listed(names: readonly string[]): string {
  const shown = names.length > mostNamed ? names.slice(0, mostNamed - 1) : names.slice(0, -1);
  const last = names.length > mostNamed ? `${String(names.length - shown.length)} more` : (names.at(-1) ?? '');
  return shown.length === 0 ? last : `${shown.join(', ')} and ${last}`;
}
