import { UserError } from '../../host/ui.ts';
import type { App } from '../../services/app.ts';
import type { Node, NodeOf } from '../../services/node.ts';
import { experimentNode } from '../../services/runs/runView.ts';
import { searchForExperiment } from './searchExperiments.ts';

/** The experiment that a row belongs to; from the palette the one that is chosen. @throws UserError for rows that belong to none. */
export async function experimentFor(
  app: App,
  target: Node | undefined,
  title: string,
): Promise<NodeOf<'experiment'> | undefined> {
  if (!target) return searchForExperiment(app, title);
  if (target.kind === 'experiment') return experimentNode(app.state, target.connection, target.experiment);
  if (!('run' in target)) throw new UserError('Choose an experiment, one of its runs, or one of their metrics.');
  const { connection, run } = target;
  const experiment = await app.ui.progress('Reading the experiment', (signal) =>
    app.connections.ask(connection, (store) => store.getExperiment(run.experimentId, signal)),
  );
  return experimentNode(app.state, connection, experiment);
}
