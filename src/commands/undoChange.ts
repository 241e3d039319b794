import { plainText } from '../base/plainText.ts';
import { isSameStore } from '../connections/connection.ts';
import { UserError } from '../host/ui.ts';
import type { App } from '../services/app.ts';
import { overtaken, reversed, type Change, type Overtaken } from '../services/changes.ts';
import type { MadeEdit } from '../services/edits.ts';
import type { Node } from '../services/node.ts';
import { StoreError } from '../stores/storeError.ts';
import { listed, outcomeOf, restError } from './outcome.ts';
import { tellRegistry } from './registry/showModelAgain.ts';
import { undoMove } from './registry/undoMove.ts';

/** Takes a change back. Where somebody else has changed the same since, it says so and asks first. */
export async function undoChange(app: App, change: Change): Promise<void> {
  if (!app.changes.has(change)) throw new UserError(`This is undone already: ${change.label}`);
  await app.connections.ready();
  if (change.move) {
    if (!(await undoMove(app, change.move))) return;
    app.changes.forget(change);
    void app.ui.inform(`Undone: ${change.label}`);
    return;
  }
  const current = whereItIsNow(app, change);
  if (!current) {
    app.changes.forget(change);
    const names = listed([...new Set(change.edits.map(({ connection }) => connection.name))]);
    throw new UserError(`There is no connection ${names} any more, so this cannot be undone: ${change.label}`);
  }
  if (!(await mayUndo(app, change, current))) return;
  const { made, unmade, error } = await outcomeOf(app, 'Undoing', reversed(current));
  app.changes.forget(change);
  const things = current.edits.map(({ connection, field }) => ({ ...field.of, connection }) as Node);
  tellRegistry(app, things);
  await app.trees.changed(things);
  if (unmade.length === 0) {
    void app.ui.inform(`Undone: ${change.label}`);
    return;
  }
  const left = current.edits.filter(({ field }) => unmade.some((edit) => edit.field === field));
  app.changes.remember({ ...current, edits: left });
  throw made.length === 0 && change.edits.length === 1 ? error : restError(unmade, 'not undone', error);
}

/**
 * The change, on the connections that lead to its stores now: one may have been renamed since. Undefined where one was removed, leads
 * elsewhere, or lies in a folder that is not trusted any more.
 */
function whereItIsNow({ connections }: App, change: Change): Change | undefined {
  const edits: MadeEdit[] = [];
  for (const edit of change.edits) {
    const same = connections.all.filter((one) => isSameStore(one, edit.connection));
    const connection = same.find(({ id }) => id === edit.connection.id) ?? same[0];
    if (!connection) return undefined;
    edits.push({ ...edit, connection });
  }
  return { ...change, edits };
}

async function mayUndo(app: App, change: Change, current: Change): Promise<boolean> {
  try {
    const found = await app.ui.progress('Looking what is there now', (signal) =>
      overtaken(app.connections, current, signal),
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
