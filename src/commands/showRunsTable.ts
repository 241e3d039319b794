import type { Node } from '../services/node.ts';
import type { Command } from './command.ts';
import { experimentFor } from './experimentFor.ts';

/** Opens the table of an experiment's runs. */
export const showRunsTable: Command = {
  id: 'podium.runs.open',
  title: 'Show Runs Table',
  icon: '$(table)',

  async run(app, target) {
    const node = await experimentFor(app, target ?? experimentIn(app.trees.selection), 'Show Runs Table');
    if (!node) return;
    const { connection, experiment } = node;
    app.pages.open({ kind: 'runs', connectionId: connection.id, experimentId: experiment.experimentId });
  },
};

function experimentIn(selection: readonly Node[]): Node | undefined {
  return selection.find(({ kind }) => kind === 'experiment');
}
