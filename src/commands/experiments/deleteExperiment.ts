import { UserError } from '../../host/ui.ts';
import { experimentText } from '../../services/runs/experimentFields.ts';
import type { Command } from '../command.ts';
import { countRuns, countText, setStage } from './experimentStages.ts';
import { experimentToChange } from './experimentToChange.ts';

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
      `Delete ${what} in ${node.connection.name}, with ${countText(active)}?`,
      [
        'It can be restored with its runs until somebody runs "mlflow gc" on the store.',
        ...(deleted === 0 ? [] : [`Restoring it also brings back ${countText(deleted)} deleted before.`]),
        'Assessments that its runs made of traces are gone for good.',
      ].join('\n\n'),
      'Delete',
    );
    if (agreed) await setStage(app, node, 'deleted');
  },
};
