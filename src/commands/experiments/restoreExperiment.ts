import { UserError } from '../../host/ui.ts';
import { experimentText } from '../../services/runs/experimentFields.ts';
import type { Command } from '../command.ts';
import { countRuns, countText, setStage } from './experimentStages.ts';
import { experimentToChange } from './experimentToChange.ts';

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
      `Restore ${what} in ${node.connection.name}, with ${countText(count)}?`,
      'MLflow restores all its runs, also those that were deleted before it was.',
      'Restore',
    );
    if (agreed) await setStage(app, node, 'active');
  },
};
