import type { Connection } from '../connections/connection.ts';
import type { NodeOf } from '../services/node.ts';
import { StoreError } from '../stores/storeError.ts';

/** The row that stands where rows could not be read. */
export function failureNode(error: unknown, connection: Connection | undefined): NodeOf<'failure'> {
  if (error instanceof StoreError) return { kind: 'failure', connection, fault: error.fault, message: error.message };
  return { kind: 'failure', connection, fault: 'bug', message: 'Podium could not make these rows. The log says more.' };
}
