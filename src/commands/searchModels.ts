import type { App } from '../services/app.ts';
import { containing, nameIs } from '../services/filterText.ts';
import type { NodeOf } from '../services/node.ts';
import { joined } from '../views/look.ts';
import { connectionInUse } from './inUse.ts';

/** As many as a list shows at once. */
const most = 50;

/** A registered model of the connection in use, found by a part of its name. */
export async function searchForModel(app: App, title: string): Promise<NodeOf<'model'> | undefined> {
  const connection = await connectionInUse(app);
  return app.ui.search({
    title,
    placeholder: `Part of a registered model's name in ${connection.name}`,
    find: async (text, signal) => {
      const query = {
        maxResults: most,
        ...(text.trim() !== '' && { filter: `name ILIKE ${containing(text.trim())}` }),
      };
      const { items } = await app.connections.ask(connection, (store) => store.searchRegisteredModels(query, signal));
      return items.map((model) => ({
        label: model.name,
        description: Object.keys(model.aliases)
          .map((alias) => `@${alias}`)
          .join(' '),
        icon: 'package',
        value: { kind: 'model', connection, model } as const,
      }));
    },
  });
}

/** One of the newest versions of a model. */
export async function pickVersion(
  app: App,
  title: string,
  { connection, model }: NodeOf<'model'>,
): Promise<NodeOf<'version'> | undefined> {
  const filter = nameIs(model.name);
  return app.ui.pick({
    title,
    placeholder: `A version of ${model.name}`,
    items: async (signal) => {
      const { items } = await app.connections.ask(connection, (store) =>
        store.searchModelVersions({ filter, maxResults: most }, signal),
      );
      const own = items.filter(({ name }) => name === model.name);
      return own.map((version) => ({
        label: `Version ${version.version}`,
        description:
          joined(
            version.currentStage === 'None' ? undefined : version.currentStage,
            version.aliases.map((alias) => `@${alias}`).join(' '),
          ) ?? '',
        icon: 'tag',
        value: { kind: 'version', connection, version } as const,
      }));
    },
  });
}
