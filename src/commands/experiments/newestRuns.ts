import type { Connection } from '../../connections/connection.ts';
import type { Run } from '../../model/run.ts';
import type { App } from '../../services/app.ts';
import type { NodeOf } from '../../services/node.ts';

/** How many of the newest runs say which metrics, params and tags an experiment has. */
const newest = 100;

/** Those whose names are offered, whatever the sidebar shows of them. */
export function newestRuns(
  app: App,
  { connection, experiment }: NodeOf<'experiment'>,
  signal: AbortSignal,
): Promise<readonly Run[]> {
  return newestRunsOf(app, connection, experiment.experimentId, signal);
}

export async function newestRunsOf(
  app: App,
  connection: Connection,
  experimentId: string,
  signal: AbortSignal,
): Promise<readonly Run[]> {
  const query = { experimentIds: [experimentId], maxResults: newest };
  const { items } = await app.connections.ask(connection, (store) => store.searchRuns(query, signal));
  return items;
}
