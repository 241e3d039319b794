import { createHash } from 'node:crypto';
import type { Connection } from '../connections/connection.ts';

/** Says which connection a document is of; short, because VS Code shows addresses in its messages. */
export function shortId({ id }: Pick<Connection, 'id'>): string {
  return createHash('sha256').update(id).digest('hex').slice(0, 8);
}
