import { UserError } from '../../host/ui.ts';
import type { Command } from '../command.ts';
import { experimentFor } from './experimentFor.ts';
import { connectionInUse } from '../inUse.ts';
import { openRunsTable } from './openRunsTable.ts';
import { searchForExperiments } from './searchExperiments.ts';

const title = 'Show Runs Table';

/** Opens the table of the runs of an experiment, or of all that are selected. */
export const showRunsTable: Command = {
  id: 'podium.runs.open',
  title,
  icon: '$(table)',

  async run(app, target, selected) {
    const called = selected.length > 1 ? selected : target ? [target] : app.trees.selection;
    const nodes = called.filter((node) => node.kind === 'experiment');
    const [first] = nodes;
    if (first) {
      const { connection } = first;
      if (nodes.some((other) => other.connection.id !== connection.id))
        throw new UserError('A table shows experiments of one connection. Select those of one.');
      const experiments = nodes.map(({ experiment }) => experiment);
      openRunsTable(app, connection.id, experiments);
    } else if (target) {
      const node = await experimentFor(app, target, title);
      if (node) openRunsTable(app, node.connection.id, [node.experiment]);
    } else {
      const connection = await connectionInUse(app);
      const experiments = await searchForExperiments(app, title, connection);
      if (experiments) openRunsTable(app, connection.id, experiments);
    }
  },
};
