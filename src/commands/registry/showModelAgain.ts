import type { Connection } from '../../connections/connection.ts';
import { keyed } from '../../base/keyed.ts';
import type { App } from '../../services/app.ts';
import type { Node, NodeOf } from '../../services/node.ts';

/** Reads a registered model again wherever it is shown: its rows with those of its versions and aliases, and pages. */
export function showModelAgain(app: App, connection: Connection, name: string): void {
  app.trees.refresh(modelNode(connection, name));
  app.registry.changed({ connection, name });
}

/** Stands for a model's row, which is found by the name. */
export function modelNode(connection: Connection, name: string): NodeOf<'model'> {
  return { kind: 'model', connection, model: { name, description: '', aliases: keyed([]), tags: keyed([]) } };
}

/** Tells pages which registered models were changed, where such are among these things. */
export function tellRegistry({ registry }: App, things: readonly Node[]): void {
  for (const thing of things) {
    if (thing.kind === 'model') registry.changed({ connection: thing.connection, name: thing.model.name });
    if (thing.kind === 'version') registry.changed({ connection: thing.connection, name: thing.version.name });
  }
}
