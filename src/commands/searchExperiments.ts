import type { ViewType } from '../model/lifecycle.ts';
import type { App } from '../services/app.ts';
import { containing } from '../services/filterText.ts';
import type { NodeOf } from '../services/node.ts';
import { experimentNode } from '../services/runView.ts';
import { age } from '../views/words.ts';
import { connectionInUse } from './inUse.ts';

/** As many as a list shows at once. */
const most = 50;

/** An experiment of the connection in use, found by a part of its name. */
export async function searchForExperiment(
  app: App,
  title: string,
  viewType: ViewType = 'ACTIVE_ONLY',
): Promise<NodeOf<'experiment'> | undefined> {
  const connection = await connectionInUse(app);
  return app.ui.search({
    title,
    placeholder: `Part of an experiment's name in ${connection.name}`,
    find: async (text, signal) => {
      const query = {
        viewType,
        orderBy: ['last_update_time DESC'],
        maxResults: most,
        ...(text.trim() !== '' && { filter: `name ILIKE ${containing(text.trim())}` }),
      };
      const { items } = await app.connections.ask(connection, (store) => store.searchExperiments(query, signal));
      return items.map((experiment) => ({
        label: experiment.name,
        ...(experiment.lastUpdateTimeMs !== undefined && { description: age(experiment.lastUpdateTimeMs, Date.now()) }),
        icon: 'beaker',
        value: experimentNode(app.state, connection, experiment),
      }));
    },
  });
}
