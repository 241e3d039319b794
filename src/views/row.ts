import type { Node } from '../services/node.ts';

/** One row of a tree. The object stays while what it shows changes, which is how the editor keeps selection, focus and expansion. */
export interface Row {
  /** The same after every refresh. A run that stands in two places has two ids. */
  readonly id: string;
  readonly parent: Row | undefined;
  node: Node;
}

/** The nodes from the root down to a row, itself included. */
export function pathOf(row: Row | undefined): readonly Node[] {
  const path: Node[] = [];
  for (let at = row; at; at = at.parent) path.unshift(at.node);
  return path;
}

/** Whether a row is another one, or stands anywhere below it. */
export function isWithin(row: Row, other: Row): boolean {
  for (let at: Row | undefined = row; at; at = at.parent) if (at === other) return true;
  return false;
}

/** Where a node stands: its own name below its parent's, so that no id depends on an order that changes. */
export function rowId(node: Node, parent: Row | undefined): string {
  const own = ownId(node);
  if (parent) return `${parent.id}/${own}`;
  // Without a row for the connection, its contents are the roots; the ids are the same as with one.
  return 'connection' in node && node.connection && node.kind !== 'connection'
    ? `${named('connection', node.connection.id)}/${own}`
    : own;
}

function ownId(node: Node): string {
  switch (node.kind) {
    case 'connection':
      return named(node.kind, node.connection.id);
    case 'experiment':
      return named(node.kind, node.experiment.experimentId);
    case 'run':
      return named(node.kind, node.run.runId);
    case 'group':
      return node.group;
    case 'metric':
    case 'param':
    case 'tag':
      return named(node.kind, node.key);
    case 'dataset':
      return named(node.kind, String(node.index));
    case 'versionFiles':
      return 'artifacts';
    case 'artifact':
      return named(node.kind, node.file.path);
    case 'loggedModel':
      return named(node.kind, node.model.modelId);
    case 'model':
      return named(node.kind, node.model.name);
    case 'version':
      return named(node.kind, node.version.version);
    case 'alias':
      return named(node.kind, node.alias);
    case 'suggestion':
      return named(node.kind, node.suggestion.trackingUri);
    case 'more':
    case 'notice':
    case 'failure':
      return node.kind;
  }
}

function named(kind: string, name: string): string {
  // Names hold anything, also a lone surrogate, at which encodeURIComponent would throw.
  return `${kind}:${name.replaceAll('%', '%25').replaceAll('/', '%2F')}`;
}
