import type { Connection } from '../connections/connection.ts';
import type { Connections } from '../connections/connections.ts';
import { StoreError } from '../stores/storeError.ts';

/** The connection that a page was opened with; a page that is restored waits until the workspace was looked through. */
export async function findConnection(connections: Connections, id: string): Promise<Connection> {
  const find = (): Connection | undefined => connections.all.find((connection) => connection.id === id);
  if (!find()) await connections.ready();
  const found = find();
  if (found) return found;
  const name = id.slice(id.indexOf('/') + 1);
  throw new StoreError('notFound', `There is no connection "${name}" any more. Add it again, or close this page.`);
}
