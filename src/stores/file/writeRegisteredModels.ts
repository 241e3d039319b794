import type { StoreWriter } from '../storeWriter.ts';
import { checkedAlias, checkedNewAlias } from '../writeChecks.ts';
import { makeChanges } from './changes.ts';
import { checkedFileKey, checkedFileName, checkedFileTag } from './fileChecks.ts';
import type { StoreFolder } from './storeFolder.ts';
import { createRegisteredModel } from './writeNewModel.ts';
import { modelToChange, touched, versionToChange } from './writeRegistry.ts';

type RegisteredModelWrites = Pick<
  StoreWriter,
  | 'createRegisteredModel'
  | 'updateRegisteredModel'
  | 'setRegisteredModelTag'
  | 'deleteRegisteredModelTag'
  | 'setRegisteredModelAlias'
  | 'deleteRegisteredModelAlias'
>;

/** Unlike in MLflow's databases, tags and aliases, also those of versions, count as a change of the model. */
export function registeredModelWrites(store: StoreFolder): RegisteredModelWrites {
  return {
    createRegisteredModel: (model) => createRegisteredModel(store, model),
    async updateRegisteredModel(name, { description }) {
      const { folder } = await modelToChange(store, name);
      await makeChanges(store.disk, (changes) => changes.edit(folder.path, { description, ...touched() }));
    },
    async setRegisteredModelTag(name, key, value) {
      checkedFileTag(key, value);
      const { folder } = await modelToChange(store, name);
      await makeChanges(store.disk, async (changes) => {
        changes.write(folder.path, `tags/${key}`, value);
        await changes.edit(folder.path, touched());
      });
    },
    async deleteRegisteredModelTag(name, key) {
      checkedFileKey(key);
      const { folder, model } = await modelToChange(store, name);
      if (model.tags[key] === undefined) return;
      await makeChanges(store.disk, async (changes) => {
        changes.remove(folder.path, `tags/${key}`);
        await changes.edit(folder.path, touched());
      });
    },
    async setRegisteredModelAlias(name, alias, version) {
      checkedFileName(checkedNewAlias(alias));
      const { folder, model } = await modelToChange(store, name);
      const { version: number } = (await versionToChange(store, name, version)).version;
      await makeChanges(store.disk, async (changes) => {
        changes.write(folder.path, `aliases/${alias}`, number);
        await changes.edit(folder.path, { aliases: { ...model.aliases, [alias]: number }, ...touched() });
      });
    },
    async deleteRegisteredModelAlias(name, alias) {
      checkedFileName(checkedAlias(alias));
      const { folder, model } = await modelToChange(store, name);
      if (model.aliases[alias] === undefined) return;
      const others = Object.entries(model.aliases).filter(([other]) => other !== alias);
      await makeChanges(store.disk, async (changes) => {
        changes.remove(folder.path, `aliases/${alias}`);
        await changes.edit(folder.path, { aliases: Object.fromEntries(others), ...touched() });
      });
    },
  };
}
