import type { ModelVersion } from '../../model/modelVersion.ts';
import type { RegisteredModel } from '../../model/registeredModel.ts';
import { StoreError } from '../storeError.ts';
import type { Edits } from './changes.ts';
import type { ModelFolder } from './modelFolder.ts';
import { getModelVersion, versionFolder } from './modelVersions.ts';
import { promptTag } from './prompts.ts';
import { getRegisteredModel, modelFolder } from './registeredModels.ts';
import type { StoreFolder } from './storeFolder.ts';
import type { VersionFolder } from './versionFolder.ts';

/** @throws StoreError also for a prompt: MLflow keeps prompts in the same place, and has rules of its own for them. */
export async function modelToChange(
  store: StoreFolder,
  name: string,
): Promise<{ readonly folder: ModelFolder; readonly model: RegisteredModel }> {
  const model = await getRegisteredModel(store, name);
  if (model.tags[promptTag] === 'true') {
    throw new StoreError('unsupported', `"${name}" is a prompt, not a registered model. Change it with MLflow.`);
  }
  return { folder: modelFolder(store, name), model };
}

export async function versionToChange(
  store: StoreFolder,
  name: string,
  version: string,
): Promise<{ readonly folder: VersionFolder; readonly version: ModelVersion }> {
  const found = await getModelVersion(store, name, version);
  return { folder: versionFolder(store, name, version), version: found };
}

/** What a model or version says of its last change. */
export function touched(timeMs = Date.now()): Edits {
  return { last_updated_timestamp: timeMs };
}
