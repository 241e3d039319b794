import { invalid } from '../query.ts';
import type { StoreWriter } from '../storeWriter.ts';
import { checkedStage } from '../writeChecks.ts';
import { makeChanges } from './changes.ts';
import { checkedFileKey, checkedFileTag } from './fileChecks.ts';
import type { ModelFolder } from './modelFolder.ts';
import type { StoreFolder } from './storeFolder.ts';
import type { VersionFolder } from './versionFolder.ts';
import { createModelVersion } from './writeNewVersion.ts';
import { modelToChange, touched, versionToChange } from './writeRegistry.ts';

type ModelVersionWrites = Pick<
  StoreWriter,
  | 'createModelVersion'
  | 'updateModelVersion'
  | 'transitionModelVersionStage'
  | 'setModelVersionTag'
  | 'deleteModelVersionTag'
  | 'deleteModelVersion'
>;

export function modelVersionWrites(store: StoreFolder): ModelVersionWrites {
  return {
    createModelVersion: (version) => createModelVersion(store, version),

    async updateModelVersion(name, version, { description }) {
      await modelToChange(store, name);
      const { folder } = await versionToChange(store, name, version);
      await makeChanges(store.disk, (changes) => changes.edit(folder.path, { description, ...touched() }));
    },

    async transitionModelVersionStage(name, version, { stage, archiveExistingVersions = false }) {
      const newStage = checkedStage(stage);
      if (archiveExistingVersions && newStage !== 'Staging' && newStage !== 'Production') {
        // MLflow names no kind here, so that its code is the one for all that it did not foresee.
        throw invalid('Only a version that goes to Staging or Production can archive others.', 'INTERNAL_ERROR');
      }
      const model = await modelToChange(store, name);
      const { folder } = await versionToChange(store, name, version);
      const others = archiveExistingVersions ? await versionsIn(store, model.folder, newStage) : [];
      const times = touched();
      await makeChanges(store.disk, async (changes) => {
        for (const other of others) {
          if (other.path !== folder.path) await changes.edit(other.path, { current_stage: 'Archived', ...times });
        }
        await changes.edit(folder.path, { current_stage: newStage, ...times });
        await changes.edit(model.folder.path, times);
      });
    },

    async setModelVersionTag(name, version, key, value) {
      checkedFileTag(key, value);
      const model = await modelToChange(store, name);
      const { folder } = await versionToChange(store, name, version);
      await makeChanges(store.disk, async (changes) => {
        changes.write(folder.path, `tags/${key}`, value);
        await changes.edit(model.folder.path, touched());
      });
    },

    async deleteModelVersionTag(name, version, key) {
      checkedFileKey(key);
      const model = await modelToChange(store, name);
      const { folder, version: found } = await versionToChange(store, name, version);
      if (found.tags[key] === undefined) return;
      await makeChanges(store.disk, async (changes) => {
        changes.remove(folder.path, `tags/${key}`);
        await changes.edit(model.folder.path, touched());
      });
    },

    // MLflow keeps its folder, so that its number does not come again.
    async deleteModelVersion(name, version) {
      const { folder: modelFolder, model } = await modelToChange(store, name);
      const { folder, version: found } = await versionToChange(store, name, version);
      const others = Object.entries(model.aliases).filter(([, holder]) => holder !== found.version);
      const times = touched();
      await makeChanges(store.disk, async (changes) => {
        await changes.edit(folder.path, { current_stage: 'Deleted_Internal', ...times });
        for (const alias of found.aliases) changes.remove(modelFolder.path, `aliases/${alias}`);
        await changes.edit(modelFolder.path, { aliases: Object.fromEntries(others), ...times });
      });
    },
  };
}

async function versionsIn(store: StoreFolder, model: ModelFolder, stage: string): Promise<readonly VersionFolder[]> {
  const found: VersionFolder[] = [];
  for (const folder of model.versions()) {
    await store.pace.breathe();
    const version = await store.notes.orSkip(folder.path, () => folder.version());
    if (version?.currentStage === stage) found.push(folder);
  }
  return found;
}
