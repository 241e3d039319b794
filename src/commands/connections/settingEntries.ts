import type { Connection } from '../../connections/connection.ts';
import { originOf } from '../../connections/location.ts';
import { settingConnections } from '../../connections/settingConnections.ts';
import { UserError } from '../../host/ui.ts';
import type { App } from '../../services/app.ts';
import type { ConnectionForm } from './connectionForm.ts';

/** The names that are taken in the settings, but for that of the connection which is being edited. */
export function takenNames(app: App, except?: Connection): readonly string[] {
  const listed = settingConnections(app.settings.get('connections'));
  return listed.filter(({ id }) => id !== except?.id).map(({ name }) => name);
}

/** Writes a form into the settings, in place of the connection that was edited or at the end; resolves with the connection it makes. */
export async function writeConnection(app: App, form: ConnectionForm, edited?: Connection): Promise<Connection> {
  const entries = [...app.settings.get('connections')];
  const index = edited === undefined ? entries.length : entryOf(app, edited);
  const { name, trackingUri, workspace } = form;
  entries[index] = { name, trackingUri, ...(workspace !== undefined && { workspace }) };
  // Signed in first: the first question to the new connection is asked as soon as the settings change.
  if (form.credentials !== undefined) await app.connections.signIn(form.trackingUri, form.credentials);
  await app.settings.set('connections', entries);
  const written = settingConnections(entries)[index];
  if (written === undefined) throw new RangeError('The settings lost a connection.');
  return written;
}

export async function removeFromSettings(app: App, connection: Connection): Promise<void> {
  await app.settings.set('connections', app.settings.get('connections').toSpliced(entryOf(app, connection), 1));
}

/** Forgets how to sign in to a server that no connection leads to any more. */
export async function forgetUnused(app: App, trackingUri: string): Promise<void> {
  const origin = originOf(trackingUri);
  if (origin === undefined) return;
  const left = settingConnections(app.settings.get('connections'));
  if (!left.some((connection) => originOf(connection.trackingUri) === origin))
    await app.connections.signOut(trackingUri);
}

function entryOf(app: App, connection: Connection): number {
  const index = settingConnections(app.settings.get('connections')).findIndex(({ id }) => id === connection.id);
  if (index < 0) throw new UserError(`The settings do not list "${connection.name}" any more.`);
  return index;
}
