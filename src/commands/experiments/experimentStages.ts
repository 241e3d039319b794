import type { LifecycleStage, ViewType } from '../../model/lifecycle.ts';
import type { App } from '../../services/app.ts';
import { experimentStage, experimentText } from '../../services/runs/experimentFields.ts';
import type { NodeOf } from '../../services/node.ts';
import { pageSize } from '../../stores/store.ts';
import { makeChange } from '../makeChange.ts';

export function setStage(app: App, node: NodeOf<'experiment'>, to: LifecycleStage): Promise<void> {
  const what = experimentText(node.experiment);
  const isDeleting = to === 'deleted';
  return makeChange(app, {
    edits: [{ connection: node.connection, field: experimentStage(node), to }],
    doing: `${isDeleting ? 'Deleting' : 'Restoring'} ${what}`,
    done: () => `${isDeleting ? 'Deleted' : 'Restored'} ${what} with its runs.`,
    undone: isDeleting ? 'not deleted' : 'not restored',
  });
}

/** As far as one page tells: MLflow has no question for a number. */
export async function countRuns(
  app: App,
  { connection, experiment }: NodeOf<'experiment'>,
  viewType: ViewType,
): Promise<number> {
  const query = { experimentIds: [experiment.experimentId], viewType, maxResults: pageSize };
  const { items, nextPageToken } = await app.ui.progress(`Counting the runs of ${experiment.name}`, (signal) =>
    app.connections.ask(connection, (store) => store.searchRuns(query, signal)),
  );
  return nextPageToken === undefined ? items.length : Infinity;
}

export function countText(count: number): string {
  if (count === Infinity) return `more than ${String(pageSize)} runs`;
  if (count === 0) return 'no runs';
  return count === 1 ? '1 run' : `${String(count)} runs`;
}
