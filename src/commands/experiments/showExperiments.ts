import type { ViewType } from '../../model/lifecycle.ts';
import type { Command } from '../command.ts';

export const showActive = showing('podium.experiments.showActive', 'Show Active Experiments', 'ACTIVE_ONLY');
export const showDeleted = showing('podium.experiments.showDeleted', 'Show Deleted Experiments', 'DELETED_ONLY');
export const showAll = showing('podium.experiments.showAll', 'Show All Experiments', 'ALL');

/** What MLflow deletes stays, marked, until `mlflow gc`: each of these shows another part of it. */
function showing(id: Command['id'], title: string, viewType: ViewType): Command {
  return {
    id,
    title,
    async run(app) {
      await app.state.set('experimentsView', viewType);
      app.trees.refresh();
    },
  };
}
