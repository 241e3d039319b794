import type { ArtifactOwner } from '../model/artifact.ts';
import { modelIdOfSource, type ModelVersion } from '../model/modelVersion.ts';
import { StoreError } from './storeError.ts';

/**
 * Where the files of a registered version are, as MLflow's download URI: where they were copied to, else where the version was
 * registered from, which may name a logged model or a folder of a run. `uriOf` tells where the files of those are.
 * @throws StoreError `unsupported` for a path that leaves the run's folder
 */
export async function versionUri(
  { source, modelId }: ModelVersion,
  storageLocation: string,
  uriOf: (owner: Exclude<ArtifactOwner, { readonly version: string }>) => Promise<string>,
): Promise<string> {
  const uri = storageLocation || source;
  const loggedModel = modelIdOfSource(uri) || (uri === source ? modelId : '');
  if (loggedModel !== '') return uriOf({ modelId: loggedModel });
  const [, runId, below] = /^runs:\/([^/]+)\/(.+)$/.exec(uri) ?? [];
  if (runId === undefined || below === undefined) return uri;
  if (below.split('/').includes('..')) {
    throw new StoreError('unsupported', `${uri.slice(0, 200)} names no folder of its run.`);
  }
  return `${(await uriOf({ runId })).replace(/\/$/, '')}/${below}`;
}
