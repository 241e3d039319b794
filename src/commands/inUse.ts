import type { Connection } from '../connections/connection.ts';
import { UserError } from '../host/ui.ts';
import type { App } from '../services/app.ts';

/** The connection that a command means where no row says which. @throws UserError when there is none at all. */
export async function connectionInUse(app: App): Promise<Connection> {
  await app.connections.ready();
  const connection = app.connections.inUse;
  if (!connection) throw new UserError('There is no MLflow store here yet. Run "Podium: Add Connection…" first.');
  return connection;
}
