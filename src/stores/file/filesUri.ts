import type { ArtifactOwner } from '../../model/artifact.ts';
import { versionUri } from '../versionUri.ts';
import { getLoggedModel } from './loggedModels.ts';
import { getModelVersion, versionFolder } from './modelVersions.ts';
import { getRun } from './runs.ts';
import type { StoreFolder } from './storeFolder.ts';

/** Where the files of a run, a logged model or a registered version are, as recorded. */
export async function filesUri(store: StoreFolder, owner: ArtifactOwner): Promise<string> {
  if ('runId' in owner) return (await getRun(store, owner.runId)).artifactUri;
  if ('modelId' in owner) return (await getLoggedModel(store, owner.modelId)).artifactUri;
  const version = await getModelVersion(store, owner.name, owner.version);
  const location = await versionFolder(store, owner.name, owner.version).storageLocation();
  return versionUri(version, location, (origin) => filesUri(store, origin));
}
