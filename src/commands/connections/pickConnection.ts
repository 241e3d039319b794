import { originOf } from '../../connections/location.ts';
import type { Connection } from '../../connections/connection.ts';
import { statusText } from '../../connections/status.ts';
import { UserError, type PickItem } from '../../host/ui.ts';
import type { App } from '../../services/app.ts';
import type { Node } from '../../services/node.ts';

export interface ConnectionQuestion {
  readonly title: string;
  /** Only these can be chosen from. */
  readonly fits?: (connection: Connection) => boolean;
  /** What to say when there is none that fits. */
  readonly none: string;
}

/** The connection that a row belongs to; from the palette the only one there is, or the one that is picked. */
export async function pickConnection(
  app: App,
  target: Node | undefined,
  { title, fits = () => true, none }: ConnectionQuestion,
): Promise<Connection | undefined> {
  const named = connectionOf(target);
  if (named !== undefined) return named;
  await app.connections.ready();
  const candidates = app.connections.all.filter(fits);
  if (candidates.length === 0) throw new UserError(none);
  if (candidates.length === 1) return candidates[0];
  return app.ui.pick({ title, items: candidates.map((connection) => connectionItem(app, connection)) });
}

/** How a connection looks in a list. */
export function connectionItem(app: App, connection: Connection): PickItem<Connection> {
  const isInUse = connection.id === app.connections.inUse?.id;
  const status = statusText(app.connections.status(connection));
  return {
    label: connection.name,
    description: isInUse ? `${status} · in use` : status,
    detail: connection.trackingUri,
    icon: originOf(connection.trackingUri) === undefined ? 'database' : 'server',
    value: connection,
  };
}

/** The connection that a row belongs to. @throws UserError for a suggestion, which is none yet. */
export function connectionOf(target: Node | undefined): Connection | undefined {
  if (target === undefined || target.kind === 'more' || target.kind === 'notice') return undefined;
  if (target.kind !== 'suggestion') return target.connection;
  throw new UserError(`${target.suggestion.trackingUri} is only a suggestion so far. Add it as a connection first.`);
}
