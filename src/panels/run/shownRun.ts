import type { Connection } from '../../connections/connection.ts';
import type { Run } from '../../model/run.ts';
import type { Connections } from '../../connections/connections.ts';
import type { Store } from '../../stores/store.ts';
import { StoreError } from '../../stores/storeError.ts';

/** The run of a page, since it was read. */
export interface ShownRun {
  readonly connection: Connection;
  readonly run: Run;
  readonly ask: <Answer>(question: (store: Store) => Promise<Answer>) => Promise<Answer>;
}

/** What the parts of the page ask for the run with: as it was read last. */
export type CurrentRun = () => ShownRun;

export function shownRun(connections: Connections, connection: Connection, run: Run): ShownRun {
  return { connection, run, ask: (question) => connections.ask(connection, question) };
}

/** @throws StoreError as long as the run was not read. */
export function requireRun(shown: ShownRun | undefined): ShownRun {
  if (shown) return shown;
  throw new StoreError('notFound', 'The run was not read yet. Try again.');
}
