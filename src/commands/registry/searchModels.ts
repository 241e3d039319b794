import type { Connection } from '../../connections/connection.ts';
import type { PickItem } from '../../host/ui.ts';
import type { App } from '../../services/app.ts';
import type { ModelVersion } from '../../model/modelVersion.ts';
import { containing, nameIs } from '../../services/runs/filterText.ts';
import type { NodeOf } from '../../services/node.ts';
import type { NamedModel } from '../../services/registry/registryNews.ts';
import { orAbsent } from '../../stores/orAbsent.ts';
import type { Store } from '../../stores/store.ts';
import { joined } from '../../views/look.ts';
import { connectionInUse } from '../inUse.ts';

/** As many as a list shows at once. */
const most = 50;

/** A registered model of a connection, of the one in use unless said, found by a part of its name. */
export async function searchForModel(app: App, title: string, of?: Connection): Promise<NodeOf<'model'> | undefined> {
  const connection = of ?? (await connectionInUse(app));
  return app.ui.search({
    title,
    placeholder: `Part of a registered model's name in ${connection.name}`,
    find: (text, signal) => findModels(app, connection, text, signal),
  });
}

/** Registered models whose name holds what is typed. */
export async function findModels(
  app: App,
  connection: Connection,
  text: string,
  signal: AbortSignal,
): Promise<readonly PickItem<NodeOf<'model'>>[]> {
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
    value: { kind: 'model', connection, model },
  }));
}

/** A version of a model: one of the newest, or any by its number. */
export async function pickVersion(
  app: App,
  title: string,
  { connection, name }: NamedModel,
): Promise<NodeOf<'version'> | undefined> {
  return app.ui.search({
    title,
    placeholder: `A version of ${name}: one of the newest, or any by its number`,
    find: async (text, signal) => {
      const typed = text.trim().replace(/^v(ersion)?\s*/i, '');
      const versions = await app.connections.ask(connection, (store) =>
        /^\d{1,15}$/.test(typed)
          ? orAbsent(store.getModelVersion(name, typed, signal)).then((found) => (found ? [found] : []))
          : newestVersions(store, name, signal),
      );
      return versions.map((version) => ({
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

async function newestVersions(store: Store, model: string, signal: AbortSignal): Promise<readonly ModelVersion[]> {
  const query = { filter: nameIs(model), orderBy: ['version_number DESC'], maxResults: most };
  const { items } = await store.searchModelVersions(query, signal);
  return items.filter(({ name }) => name === model);
}
