import type { ArtifactOwner } from '../model/artifact.ts';
import type { Node, NodeOf } from './node.ts';

/** What MLflow's client takes for the thing that a row shows; `undefined` where there is no such URI. */
export function mlflowUri(node: Node): string | undefined {
  switch (node.kind) {
    case 'connection':
      return node.connection.trackingUri;
    case 'experiment':
      return node.experiment.artifactLocation;
    case 'run':
    case 'group':
      return `runs:/${node.run.runId}`;
    case 'loggedModel':
      return `models:/${node.model.modelId}`;
    case 'model':
      return `models:/${node.model.name}/latest`;
    case 'version':
      return `models:/${node.version.name}/${node.version.version}`;
    case 'alias':
      return `models:/${node.model.name}@${node.alias}`;
    case 'versionFiles':
      return `models:/${node.version.name}/${node.version.version}`;
    case 'artifact':
      return isNameable(node) ? artifactUri(node.owner, node.file.path) : undefined;
    default:
      return undefined;
  }
}

/** MLflow cuts a URI at `#` and `?`, and takes a path below a logged model for the version of a registered one. */
function isNameable({ owner, file }: NodeOf<'artifact'>): boolean {
  return !('modelId' in owner) && !/[#?]/.test(file.path);
}

/** Of a file or folder; of all where the path is empty. */
export function artifactUri(owner: ArtifactOwner, path: string): string {
  return path === '' ? ownerUri(owner) : `${ownerUri(owner)}/${path}`;
}

function ownerUri(owner: ArtifactOwner): string {
  if ('runId' in owner) return `runs:/${owner.runId}`;
  return 'modelId' in owner ? `models:/${owner.modelId}` : `models:/${owner.name}/${owner.version}`;
}
