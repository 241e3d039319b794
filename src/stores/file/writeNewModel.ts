import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { modelNameTaken } from '../query.ts';
import { StoreError } from '../storeError.ts';
import type { NewRegisteredModel } from '../storeWriter.ts';
import { checkedName } from '../writeChecks.ts';
import { makeChanges } from './changes.ts';
import { checkedFileName, checkedFileTag } from './fileChecks.ts';
import { checkedFolderName } from './registeredModels.ts';
import type { StoreFolder } from './storeFolder.ts';
import { writeYaml } from './yamlEdit.ts';

export async function createRegisteredModel(
  store: StoreFolder,
  { name, description, tags = {} }: NewRegisteredModel,
): Promise<void> {
  checkedFileName(checkedFolderName(checkedName(name)));
  const path = join(store.modelsPath, name);
  const now = Date.now();
  const meta = writeYaml({
    aliases: {},
    creation_timestamp: now,
    deployment_job_id: null,
    deployment_job_state: null,
    description: description ?? null,
    last_updated_timestamp: now,
    name,
    workspace: 'default',
  });
  const files = Object.entries(tags).map(([key, value]) => [`tags/${checkedFileTag(key, value).key}`, value] as const);
  try {
    await makeChanges(store.disk, (changes) => {
      changes.openFolder(store.modelsPath, name, new Map([['meta.yaml', meta], ...files]));
    });
  } catch (error) {
    // Whatever has the folder of its name, be it damaged or somebody's own, has the name.
    const isTaken =
      error instanceof StoreError && error.fault === 'conflict' && lstatSync(path, { throwIfNoEntry: false });
    throw isTaken ? modelNameTaken(name) : error;
  }
}
