import type { Connection } from '../../connections/connection.ts';
import type { PickItem } from '../../host/ui.ts';
import type { App } from '../../services/app.ts';
import type { Node } from '../../services/node.ts';
import { addConnection } from './addConnection.ts';
import type { Command } from '../command.ts';
import { connectionItem, connectionOf } from './pickConnection.ts';

export const switchConnection: Command = {
  id: 'podium.connection.switch',
  title: 'Switch Connection…',
  icon: '$(arrow-swap)',

  async run(app, target) {
    const chosen = connectionOf(target) ?? (await pick(app));
    if (chosen === undefined) return;
    if (chosen === 'add') await addConnection.run(app, undefined, []);
    else if ('kind' in chosen) await addConnection.run(app, chosen, []);
    else await app.connections.use(chosen);
  },
};

/** Whatever there is, and what there could be. */
async function pick(app: App): Promise<Connection | Node | 'add' | undefined> {
  await app.connections.ready();
  const items: PickItem<Connection | Node | 'add'>[] = [
    ...app.connections.all.map((connection) => connectionItem(app, connection)),
    ...app.connections.suggestions.map((suggestion): PickItem<Node> => ({
      label: suggestion.trackingUri,
      description: `suggested by ${suggestion.from}`,
      icon: 'lightbulb',
      value: { kind: 'suggestion', suggestion },
    })),
    { label: 'Add Connection…', icon: 'add', value: 'add' },
  ];
  return app.ui.pick({ title: 'Switch Connection', items, placeholder: 'Which store do you want to work with?' });
}
