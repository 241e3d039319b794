import { UserError } from '../host/ui.ts';
import type { LifecycleStage, ViewType } from '../model/lifecycle.ts';
import type { App } from '../services/app.ts';
import { experimentStage, experimentText } from '../services/experimentFields.ts';
import type { NodeOf } from '../services/node.ts';
import { pageSize } from '../stores/store.ts';
import type { Command } from './command.ts';
import { experimentToChange } from './experimentToChange.ts';
import { makeChange } from './makeChange.ts';

/** MLflow deletes the runs with their experiment, and restores them with it, whoever deleted them when. */
export const deleteExperiment: Command = {
  id: 'podium.experiment.delete',
  title: 'Delete Experiment…',
  icon: '$(trash)',

  async run(app, target, selected) {
    const node = await experimentToChange(app, 'Delete Experiment', target, selected);
    if (!node) return;
    const what = experimentText(node.experiment);
    if (node.experiment.lifecycleStage === 'deleted') throw new UserError(`The ${what} is deleted already.`);
    const active = await countRuns(app, node, 'ACTIVE_ONLY');
    const deleted = await countRuns(app, node, 'DELETED_ONLY');
    const agreed = await app.ui.confirm(
      `Delete ${what} in ${node.connection.name}, with ${countText(active, 'run')}?`,
      [
        'It can be restored with its runs until somebody runs "mlflow gc" on the store.',
        ...(deleted === 0 ? [] : [`Restoring it also brings back ${countText(deleted, 'run')} deleted before.`]),
        'Assessments that its runs made of traces are gone for good.',
      ].join('\n\n'),
      'Delete',
    );
    if (agreed) await setStage(app, node, 'deleted');
  },
};

export const restoreExperiment: Command = {
  id: 'podium.experiment.restore',
  title: 'Restore Experiment…',
  icon: '$(history)',

  async run(app, target, selected) {
    const node = await experimentToChange(app, 'Restore Experiment', target, selected, 'DELETED_ONLY');
    if (!node) return;
    const what = experimentText(node.experiment);
    if (node.experiment.lifecycleStage === 'active') throw new UserError(`The ${what} is not deleted.`);
    const count = await countRuns(app, node, 'DELETED_ONLY');
    const agreed = await app.ui.confirm(
      `Restore ${what} in ${node.connection.name}, with ${countText(count, 'run')}?`,
      'MLflow restores all its runs, also those that were deleted before it was.',
      'Restore',
    );
    if (agreed) await setStage(app, node, 'active');
  },
};

function setStage(app: App, node: NodeOf<'experiment'>, to: LifecycleStage): Promise<void> {
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
async function countRuns(
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

function countText(count: number, what: string): string {
  if (count === Infinity) return `more than ${String(pageSize)} ${what}s`;
  if (count === 0) return `no ${what}s`;
  return count === 1 ? `1 ${what}` : `${String(count)} ${what}s`;
}
