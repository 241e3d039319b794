import type { Connection } from '../../connections/connection.ts';
import { plainText } from '../../base/plainText.ts';
import type { RegisteredModel } from '../../model/registeredModel.ts';
import type { App } from '../../services/app.ts';
import { writerOf } from '../../services/edits.ts';
import { requireAliases } from './stagesOnly.ts';

/** A registered model as it is now, of which an alias is to be moved. @throws UserError where that cannot be done, before anything is asked. */
export function modelWithAliases(app: App, connection: Connection, name: string): Promise<RegisteredModel> {
  return app.ui.progress(`Reading ${plainText(name, 60)}`, (signal) =>
    app.connections.ask(connection, async (store) => {
      writerOf(store, connection);
      await requireAliases(store, { connection, name }, signal);
      return store.getRegisteredModel(name, signal);
    }),
  );
}
