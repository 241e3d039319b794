import { mlflowUri } from '../services/mlflowUri.ts';
import { copyCommand } from './copyCommand.ts';

export const copyUri = copyCommand({
  id: 'podium.copy.uri',
  title: 'Copy URI',
  text: mlflowUri,
  needs:
    'This row has no URI. Copy that of a connection, an experiment, a run, a model, a version, an alias or an artifact.',
});
