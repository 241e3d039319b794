import { copyCommand } from './copyCommand.ts';
import { valueOf } from './nodeNames.ts';

export const copyValue = copyCommand({
  id: 'podium.copy.value',
  title: 'Copy Value',
  text: valueOf,
  needs:
    'Only metrics, params, tags and data sets have a value: open a run in the sidebar, and choose this on one of them.',
});
