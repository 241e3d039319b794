import { answerText, probe } from '../../connections/probe.ts';
import type { Command } from '../command.ts';
import { pickConnection } from './pickConnection.ts';

/** Says what answered; why nothing did is said as for every command. */
export const testConnection: Command = {
  id: 'podium.connection.test',
  title: 'Test Connection',
  icon: '$(plug)',

  async run(app, target) {
    const connection = await pickConnection(app, target, {
      title: 'Test Connection',
      none: 'There is no connection to test yet. Add one first.',
    });
    if (connection === undefined) return;
    const answer = await app.ui.progress(`Testing ${connection.name}`, (signal) =>
      app.connections.ask(connection, (store) => probe(store, signal)),
    );
    void app.ui.inform(`${connection.name}: ${answerText(answer)}.`);
  },
};
