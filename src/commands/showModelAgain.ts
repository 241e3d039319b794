import type { Connection } from '../connections/connection.ts';
import { keyed } from '../base/keyed.ts';
import type { App } from '../services/app.ts';

/** Reads a registered model again wherever it is shown: its rows with those of its versions and aliases, and pages. */
export function showModelAgain(app: App, connection: Connection, name: string): void {
  app.trees.refresh({
    kind: 'model',
    connection,
    model: { name, description: '', aliases: keyed([]), tags: keyed([]) },
  });
  app.registry.changed({ connection, name });
}
