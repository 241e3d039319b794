import type { Connection } from '../../connections/connection.ts';
import type { PickItem, SearchOptions } from '../../host/ui.ts';
import type { Experiment } from '../../model/experiment.ts';
import type { ViewType } from '../../model/lifecycle.ts';
import type { App } from '../../services/app.ts';
import { containing } from '../../services/runs/filterText.ts';
import type { NodeOf } from '../../services/node.ts';
import { experimentNode } from '../../services/runs/runView.ts';
import { age } from '../../views/words.ts';
import { connectionInUse } from '../inUse.ts';

/** As many as a list shows at once. */
const most = 50;

/** An experiment of the connection in use, found by a part of its name. */
export async function searchForExperiment(
  app: App,
  title: string,
  viewType: ViewType = 'ACTIVE_ONLY',
): Promise<NodeOf<'experiment'> | undefined> {
  const connection = await connectionInUse(app);
  const found = await app.ui.search({
    title,
    placeholder: `Part of an experiment's name in ${connection.name}`,
    find: finding(app, connection, viewType),
  });
  return found && experimentNode(app.state, connection, found);
}

/** Experiments of a connection, some of which are chosen already. */
export function searchForExperiments(
  app: App,
  title: string,
  connection: Connection,
  chosen: readonly Experiment[] = [],
): Promise<readonly Experiment[] | undefined> {
  return app.ui.searchMany({
    title,
    placeholder: `Parts of experiments' names in ${connection.name}`,
    find: finding(app, connection, app.state.get('experimentsView') ?? 'ACTIVE_ONLY'),
    chosen: chosen.map(itemOf),
    keyOf: ({ experimentId }) => experimentId,
  });
}

function finding(app: App, connection: Connection, viewType: ViewType): SearchOptions<Experiment>['find'] {
  return async (text, signal) => {
    const query = {
      viewType,
      orderBy: ['last_update_time DESC'],
      maxResults: most,
      ...(text.trim() !== '' && { filter: `name ILIKE ${containing(text.trim())}` }),
    };
    const { items } = await app.connections.ask(connection, (store) => store.searchExperiments(query, signal));
    return items.map(itemOf);
  };
}

function itemOf(experiment: Experiment): PickItem<Experiment> {
  const { name, lastUpdateTimeMs } = experiment;
  return {
    label: name,
    ...(lastUpdateTimeMs !== undefined && { description: age(lastUpdateTimeMs, Date.now()) }),
    icon: 'beaker',
    value: experiment,
  };
}
