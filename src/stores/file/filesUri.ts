import type { ArtifactOwner } from '../../model/artifact.ts';
import { StoreError } from '../storeError.ts';
import { getLoggedModel } from './loggedModels.ts';
import { getModelVersion, versionFolder } from './modelVersions.ts';
import { getRun } from './runs.ts';
import type { StoreFolder } from './storeFolder.ts';

/** Where the files of a run, a logged model or a registered version are, as recorded. */
export async function filesUri(store: StoreFolder, owner: ArtifactOwner): Promise<string> {
  if ('runId' in owner) return (await getRun(store, owner.runId)).artifactUri;
  if ('modelId' in owner) return (await getLoggedModel(store, owner.modelId)).artifactUri;
  return versionUri(store, owner.name, owner.version);
}

/** As MLflow's download URI: where it was copied to, else where it was registered from, which may name a logged model or a run. */
async function versionUri(store: StoreFolder, name: string, version: string): Promise<string> {
  const { source, modelId } = await getModelVersion(store, name, version);
  const uri = await versionFolder(store, name, version).filesUri();
  if (/^models:\/m-[^/]+$/.test(uri)) return filesUri(store, { modelId: uri.slice('models:/'.length) });
  if (modelId !== '' && uri === source) return filesUri(store, { modelId });
  const [, runId, below] = /^runs:\/([^/]+)\/(.+)$/.exec(uri) ?? [];
  if (runId === undefined || below === undefined) return uri;
  const run = await getRun(store, runId);
  if (below.split('/').includes('..'))
    throw new StoreError('unsupported', `${uri.slice(0, 200)} names no folder of its run.`);
  return `${run.artifactUri.replace(/\/$/, '')}/${below}`;
}
