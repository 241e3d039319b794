import type { Connection } from '../connections/connection.ts';
import { plainText } from '../base/plainText.ts';
import { UserError } from '../host/ui.ts';
import type { RegisteredModel } from '../model/registeredModel.ts';
import type { App } from '../services/app.ts';
import { writerOf } from '../services/edits.ts';

/** A registered model as it is now, of which an alias is to be moved. @throws UserError where that cannot be done, before anything is asked. */
export function modelWithAliases(app: App, connection: Connection, name: string): Promise<RegisteredModel> {
  return app.ui.progress(`Reading ${plainText(name, 60)}`, (signal) =>
    app.connections.ask(connection, async (store) => {
      writerOf(store, connection);
      const { aliases, mlflowVersion } = await store.capabilities(signal);
      if (aliases) return store.getRegisteredModel(name, signal);
      const which = mlflowVersion === undefined ? 'a version of MLflow' : `MLflow ${mlflowVersion}`;
      throw new UserError(
        `${connection.name} runs ${which} that has no aliases; they came with MLflow 2.3. Run "Podium: Transition Stage…" instead.`,
      );
    }),
  );
}
