import type { Connection } from '../connections/connection.ts';
import type { Node } from '../services/node.ts';
import type { Below } from './below.ts';
import type { Sources } from './sources.ts';

/**
 * What stands at the root: the contents of the only connection, or each connection where there are several.
 * Without any there is nothing, and the welcome view says what to do.
 *
 * @param others what else stands at the end of the root.
 */
export function belowRoot(
  { connections }: Sources,
  contents: (connection: Connection) => Below,
  others: readonly Node[] = [],
): Below {
  const [only, ...more] = connections.all;
  if (only && more.length === 0) {
    const below = contents(only);
    return { ...below, known: [...below.known, ...others] };
  }
  return { known: [...connections.all.map((connection) => ({ kind: 'connection' as const, connection })), ...others] };
}

/** The stores that the environment points at, and that the user may take on. */
export function suggestionNodes({ connections }: Sources): readonly Node[] {
  return connections.suggestions.map((suggestion) => ({ kind: 'suggestion', suggestion }));
}
