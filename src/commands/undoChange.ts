import { plainText } from '../base/plainText.ts';
import { UserError } from '../host/ui.ts';
import type { App } from '../services/app.ts';
import { overtaken, reversed, type Change, type Overtaken } from '../services/changes.ts';
import { StoreError } from '../stores/storeError.ts';
import { outcomeOf, restError } from './outcome.ts';

/** Takes a change back. Where somebody else has changed the same since, it says so and asks first. */
export async function undoChange(app: App, change: Change): Promise<void> {
  if (!app.changes.has(change)) throw new UserError(`This is undone already: ${change.label}`);
  await app.connections.ready();
  for (const { connection } of change.edits) {
    // Neither one that was removed, nor one in a folder that is not trusted any more.
    if (
      app.connections.all.some(({ id, trackingUri }) => id === connection.id && trackingUri === connection.trackingUri)
    )
      continue;
    throw new UserError(
      `There is no connection ${connection.name} any more, so this cannot be undone: ${change.label}`,
    );
  }
  if (!(await mayUndo(app, change))) return;
  const { made, unmade, error } = await outcomeOf(app, 'Undoing', reversed(change));
  app.changes.forget(change);
  await app.trees.changed(change.edits.map(({ field }) => field.of));
  if (unmade.length === 0) {
    void app.ui.inform(`Undone: ${change.label}`);
    return;
  }
  const left = change.edits.filter(({ field }) => unmade.some((edit) => edit.field === field));
  app.changes.remember({ ...change, edits: left });
  throw made.length === 0 && change.edits.length === 1 ? error : restError(unmade, 'not undone', error);
}

async function mayUndo(app: App, change: Change): Promise<boolean> {
  try {
    const found = await app.ui.progress('Looking what is there now', (signal) =>
      overtaken(app.connections, change, signal),
    );
    if (found.length === 0) return true;
    const [first] = found;
    const question =
      found.length === 1 && first
        ? `Undo, although somebody else has changed ${first.edit.field.name} since?`
        : `Undo, although somebody else has changed ${String(found.length)} of these since?`;
    return await app.ui.confirm(question, found.slice(0, 10).map(overtakenText).join('\n'), 'Undo Anyway');
  } catch (error) {
    // What is gone for good cannot come back, and must not stand in the way of what was changed before it.
    if (error instanceof StoreError && error.fault === 'notFound') app.changes.forget(change);
    throw error;
  }
}

function overtakenText({ edit: { field, from }, now }: Overtaken): string {
  return `${capital(field.name)} is ${shown(now)} now. It becomes ${shown(from)}.`;
}

function shown(value: string | undefined): string {
  if (value === undefined) return 'not there';
  return `"${plainText(value, 100)}"`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
