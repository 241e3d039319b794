import { UserError } from '../../host/ui.ts';
import type { App } from '../../services/app.ts';
import type { Node, NodeOf } from '../../services/node.ts';
import type { NamedModel } from '../../services/registry/registryNews.ts';
import { pickVersion, searchForModel } from './searchModels.ts';

/** The model version that a command is for: that of the row, or of the alias, or one that is picked, of the row's model where there is one. */
export async function versionFor(
  app: App,
  title: string,
  target: Node | undefined,
): Promise<NodeOf<'version'> | undefined> {
  switch (target?.kind) {
    case 'version':
      return target;
    case 'alias': {
      const { connection, model, version } = target;
      return app.ui.progress('Reading the version', async (signal) => ({
        kind: 'version',
        connection,
        version: await app.connections.ask(connection, (store) => store.getModelVersion(model.name, version, signal)),
      }));
    }
    default: {
      const model = await modelFor(app, title, target);
      return model && pickVersion(app, title, model);
    }
  }
}

/** The registered model that a command is for: that of the row, or one that is picked. */
export async function modelFor(app: App, title: string, target: Node | undefined): Promise<NamedModel | undefined> {
  const node = target ?? (await searchForModel(app, title));
  switch (node?.kind) {
    case undefined:
      return undefined;
    case 'model':
    case 'alias':
      return { connection: node.connection, name: node.model.name };
    case 'version':
      return { connection: node.connection, name: node.version.name };
    default:
      throw new UserError('Choose a registered model or one of its versions in the sidebar: this row is none.');
  }
}
