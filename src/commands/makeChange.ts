import type { App } from '../services/app.ts';
import type { Change } from '../services/changes.ts';
import type { Edit, MadeEdit } from '../services/edits.ts';
import { StoreError } from '../stores/storeError.ts';
import { outcomeOf, restError } from './outcome.ts';
import { tellRegistry } from './registry/showModelAgain.ts';
import { undoChange } from './undoChange.ts';

export interface Plan {
  readonly edits: readonly Edit[];
  /** While it goes on: `Deleting 3 runs`. */
  readonly doing: string;
  /** What was done, in a sentence, by those that changed something: `Deleted run a.` */
  readonly done: (made: readonly MadeEdit[]) => string;
  /** What those are for which it was not: `not deleted`. */
  readonly undone: string;
  /** See {@link Change}. Where an editor saves, that is seen there, and nothing is said of it. */
  readonly sitting?: string;
}

/** Makes a change, shows it in the sidebar, and offers to take it back. Where some of it could not be made, the rest is, and it rejects saying so. */
export async function makeChange(app: App, { edits, doing, done, undone, sitting }: Plan): Promise<void> {
  const { made, unmade, error } = await outcomeOf(app, doing, edits);
  if (made.length > 0) {
    const change: Change = { label: done(made), edits: made, sitting };
    app.changes.remember(change);
    if (sitting === undefined) app.ui.offer(change.label, 'Undo', () => undoChange(app, change));
  }
  // What was so already, or is not there any more, is shown as it is too.
  const looked = edits.filter((edit) => !unmade.includes(edit) || (edit === unmade[0] && isAnswer(error)));
  const things = looked.map(({ field }) => field.of);
  tellRegistry(app, things);
  await app.trees.changed(things);
  if (unmade.length > 0) throw edits.length === 1 ? error : restError(unmade, undone, error);
}

/** Whether a store refused because of what it holds: it can be asked what that is. */
function isAnswer(error: unknown): boolean {
  return error instanceof StoreError && ['notFound', 'conflict', 'invalid'].includes(error.fault);
}
