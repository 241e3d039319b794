import type { RunView } from '../../model/runView.ts';
import type { App } from '../../services/app.ts';
import type { NodeOf } from '../../services/node.ts';
import { experimentNode, rememberRunView } from '../../services/runs/runView.ts';

/** Shows the runs of an experiment in another way, and opens it, so that they can be seen. */
export async function showRuns(
  app: App,
  { connection, experiment }: NodeOf<'experiment'>,
  view: RunView,
): Promise<void> {
  await rememberRunView(app.state, connection, experiment, view);
  const node = experimentNode(app.state, connection, experiment);
  app.trees.refresh(node);
  await app.trees.reveal(node, true);
}
