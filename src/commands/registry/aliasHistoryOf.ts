import { plainText } from '../../base/plainText.ts';
import type { AliasHistory } from '../../promotion/history.ts';
import { aliasHistory, sawAliases } from '../../services/registry/aliasHistory.ts';
import type { App } from '../../services/app.ts';
import { everyVersion } from '../../services/registry/everyVersion.ts';
import type { NamedModel } from '../../services/registry/registryNews.ts';
import { requireAliases } from './stagesOnly.ts';

/** All that is known of which version had which alias of a model, up to now. */
export function aliasHistoryOf(app: App, { connection, name }: NamedModel): Promise<AliasHistory> {
  const address = { connectionId: connection.id, name };
  return app.ui.progress(`Reading the record of ${plainText(name, 60)}`, async (signal) => {
    const [model, versions] = await app.connections.ask(connection, async (store) => {
      const found = await store.getRegisteredModel(name, signal);
      if (Object.keys(found.aliases).length === 0) await requireAliases(store, { connection, name }, signal);
      return [found, await everyVersion(store, name, signal)] as const;
    });
    await sawAliases(app.state, address, model.aliases, Date.now());
    return aliasHistory(app.state, address, versions);
  });
}
