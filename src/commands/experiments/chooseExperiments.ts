import { mapAtOnce } from '../../base/mapAtOnce.ts';
import { UserError } from '../../host/ui.ts';
import { experimentIdsOf } from '../../services/runs/experimentsTable.ts';
import { orAbsent } from '../../stores/orAbsent.ts';
import type { Command } from '../command.ts';
import { openRunsTable } from './openRunsTable.ts';
import { searchForExperiments } from './searchExperiments.ts';

const readsAtOnce = 4;
const title = 'Choose Experiments of Runs Table…';

/** Lets the table of runs that has the focus be of other experiments. */
export const chooseExperiments: Command = {
  id: 'podium.runs.chooseExperiments',
  title,

  async run(app) {
    const table = app.pages.activeIdentity;
    if (table?.kind !== 'runs') throw new UserError('Open a table of runs first: Show Runs Table does.');
    const connection = app.connections.all.find(({ id }) => id === table.connectionId);
    if (!connection) throw new UserError('The connection of this table is not there any more. Add it again.');
    const read = await app.ui.progress('Reading the experiments', (signal) =>
      mapAtOnce(experimentIdsOf(table), readsAtOnce, (id) =>
        app.connections.ask(connection, (store) => orAbsent(store.getExperiment(id, signal))),
      ),
    );
    const chosen = read.filter((experiment) => experiment !== undefined);
    const experiments = await searchForExperiments(app, title, connection, chosen);
    if (experiments) openRunsTable(app, connection.id, experiments, table);
  },
};
