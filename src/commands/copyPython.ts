import { pythonSnippet } from '../services/pythonSnippet.ts';
import { copyCommand } from './copyCommand.ts';

export const copyPython = copyCommand({
  id: 'podium.copy.python',
  title: 'Copy as Python',
  text: pythonSnippet,
  needs: 'No Python gets this row. Copy that for an experiment, a run, a model, or for something that a run logged.',
});
