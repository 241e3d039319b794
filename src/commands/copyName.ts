import { copyCommand } from './copyCommand.ts';
import { nameOf } from './nodeNames.ts';

export const copyName = copyCommand({
  id: 'podium.copy.name',
  title: 'Copy Name',
  text: nameOf,
  needs: 'This row has no name. Copy that of an experiment, a run, a model, or of something that a run logged.',
});
