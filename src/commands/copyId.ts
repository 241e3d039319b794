import { copyCommand } from './copyCommand.ts';
import { idOf } from './nodeNames.ts';

export const copyId = copyCommand({
  id: 'podium.copy.id',
  title: 'Copy ID',
  text: idOf,
  needs: 'This row has no id. Copy the id of an experiment, a run, a logged model, a model version or a dataset.',
});
