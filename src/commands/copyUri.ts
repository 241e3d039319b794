import type { App } from '../services/app.ts';
import { mlflowUri } from '../services/mlflowUri.ts';
import type { Node } from '../services/node.ts';
import { copyCommand } from './copyCommand.ts';

export const copyUri = copyCommand({
  id: 'podium.copy.uri',
  title: 'Copy URI',
  text: uriOf,
  needs:
    'This row has no URI that MLflow understands. Copy that of a connection, an experiment, a run, a model, a version, an alias, or an artifact without # and ? in its path.',
});

/** One file of a logged model has no `models:` URI: it is named by where the model lies. */
async function uriOf(node: Node, { connections }: App): Promise<string | undefined> {
  if (node.kind !== 'artifact' || !('modelId' in node.owner) || /[#?]/.test(node.file.path)) return mlflowUri(node);
  const { modelId } = node.owner;
  const { artifactUri } = await connections.ask(node.connection, (store) => store.getLoggedModel(modelId));
  return `${artifactUri}/${node.file.path}`;
}
