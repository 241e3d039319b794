import { plainText } from '../../base/plainText.ts';
import type { Field } from '../field.ts';
import type { NodeOf } from '../node.ts';

/** What of the registry has tags and a description. */
export type RegistryNode = NodeOf<'model'> | NodeOf<'version'>;

/** A model or version as sentences call it: `version 3 of churn`. Server text. */
export function registryText(node: RegistryNode): string {
  return node.kind === 'model' ? `model ${node.model.name}` : `version ${node.version.version} of ${node.version.name}`;
}

export function registryTag(node: RegistryNode, key: string): Field {
  const name = `the tag "${plainText(key, 60)}" of ${plainText(registryText(node))}`;
  if (node.kind === 'model') {
    const model = node.model.name;
    return {
      of: node,
      name,
      read: async (store, signal) => (await store.getRegisteredModel(model, signal)).tags[key],
      write: (writer, value, signal) =>
        value === undefined
          ? writer.deleteRegisteredModelTag(model, key, signal)
          : writer.setRegisteredModelTag(model, key, value, signal),
    };
  }
  const { name: model, version } = node.version;
  return {
    of: node,
    name,
    read: async (store, signal) => (await store.getModelVersion(model, version, signal)).tags[key],
    write: (writer, value, signal) =>
      value === undefined
        ? writer.deleteModelVersionTag(model, version, key, signal)
        : writer.setModelVersionTag(model, version, key, value, signal),
  };
}

/** Empty where there is none. */
export function registryDescription(node: RegistryNode): Field {
  const name = `the description of ${plainText(registryText(node))}`;
  if (node.kind === 'model') {
    const model = node.model.name;
    return {
      of: node,
      name,
      read: async (store, signal) => (await store.getRegisteredModel(model, signal)).description,
      write: (writer, value = '', signal) => writer.updateRegisteredModel(model, { description: value }, signal),
    };
  }
  const { name: model, version } = node.version;
  return {
    of: node,
    name,
    read: async (store, signal) => (await store.getModelVersion(model, version, signal)).description,
    write: (writer, value = '', signal) => writer.updateModelVersion(model, version, { description: value }, signal),
  };
}

/** `None` where it has none. */
export function versionStage(node: NodeOf<'version'>): Field {
  const { name: model, version } = node.version;
  return {
    of: node,
    name: `the stage of ${plainText(registryText(node))}`,
    read: async (store, signal) => (await store.getModelVersion(model, version, signal)).currentStage,
    write: (writer, stage = 'None', signal) => writer.transitionModelVersionStage(model, version, { stage }, signal),
  };
}
