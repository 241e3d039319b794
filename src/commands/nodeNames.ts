import { fileNameOf } from '../model/artifact.ts';
import type { Node } from '../services/node.ts';

/** What MLflow calls the thing that a row shows; `undefined` where it has no id of its own. */
export function idOf(node: Node): string | undefined {
  switch (node.kind) {
    case 'experiment':
      return node.experiment.experimentId;
    case 'run':
    case 'group':
      return node.run.runId;
    case 'loggedModel':
      return node.model.modelId;
    case 'version':
      return node.version.version;
    case 'dataset':
      return node.dataset.digest;
    default:
      return undefined;
  }
}

export function nameOf(node: Node): string | undefined {
  switch (node.kind) {
    case 'connection':
      return node.connection.name;
    case 'experiment':
      return node.experiment.name;
    case 'run':
    case 'group':
      return node.run.runName;
    case 'loggedModel':
    case 'model':
      return node.model.name;
    case 'version':
      return node.version.name;
    case 'alias':
      return node.alias;
    case 'metric':
    case 'param':
    case 'tag':
      return node.key;
    case 'dataset':
      return node.dataset.name;
    case 'artifact':
      return fileNameOf(node.file);
    default:
      return undefined;
  }
}

export function valueOf(node: Node): string | undefined {
  switch (node.kind) {
    case 'dataset':
      return node.dataset.source;
    case 'metric':
      return String(node.latest.value);
    case 'param':
    case 'tag':
      return node.value;
    default:
      return undefined;
  }
}
