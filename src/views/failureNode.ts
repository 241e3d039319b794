import type { Connection } from '../connections/connection.ts';
import type { NodeOf } from '../services/node.ts';
import { given } from '../stores/given.ts';
import { StoreError } from '../stores/storeError.ts';

/** The row that stands where rows could not be read. */
export function failureNode(error: unknown, connection: Connection | undefined): NodeOf<'failure'> {
  if (error instanceof StoreError) {
    const { fault, message, outsideFolder } = error;
    return { kind: 'failure', connection, fault, message, ...given('outsideFolder', outsideFolder) };
  }
  return { kind: 'failure', connection, fault: 'bug', message: 'Podium could not make these rows. The log says more.' };
}
