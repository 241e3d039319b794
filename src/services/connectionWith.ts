import type { Connection } from '../connections/connection.ts';
import type { Connections } from '../connections/connections.ts';
import { StoreError } from '../stores/storeError.ts';
import { shortId } from './shortId.ts';

/** The connection that the address of a document names. A tab that is restored with the window waits until the workspace was looked through. */
export async function connectionWith(connections: Connections, short: string): Promise<Connection> {
  const find = (): Connection | undefined => connections.all.find((one) => shortId(one) === short);
  if (!find()) await connections.ready();
  const found = find();
  if (found) return found;
  throw new StoreError('notFound', 'The store of this document is no connection any more. Add it again.');
}
