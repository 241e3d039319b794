import type { Keyed } from '../../base/keyed.ts';
import { plainText } from '../../base/plainText.ts';
import { UserError, type PickItem } from '../../host/ui.ts';
import { recordTagPrefix } from '../../promotion/moveRecord.ts';
import type { App } from '../../services/app.ts';
import { registryTag, registryText, type RegistryNode } from '../../services/registry/registryFields.ts';
import { StoreError } from '../../stores/storeError.ts';
import { checkedTag } from '../../stores/writeChecks.ts';
import type { Command } from '../command.ts';
import { makeChange } from '../makeChange.ts';
import { registryNodeFor } from './registryNodeFor.ts';

/** Gives a registered model or a version a tag, or a tag that it has another value. */
export const setModelTag: Command = {
  id: 'podium.models.setTag',
  title: 'Set Model Tag…',
  icon: '$(tag)',

  async run(app, target) {
    const node = await registryNodeFor(app, 'Set Model Tag', target);
    if (!node) return;
    const key = target?.kind === 'tag' ? target.key : await askKey(app, node);
    if (key === undefined) return;
    const before = tagsOf(node)[key] ?? '';
    const isLong = /[\r\n]/.test(before);
    const value = await app.ui.input({
      title: 'Set Model Tag',
      prompt: `The value of the tag "${plainText(key, 60)}" of ${plainText(registryText(node))}${isLong ? '. What you type takes the place of several lines' : ''}`,
      value: isLong ? '' : before,
      validate: (text) => problemWith(key, text),
    });
    if (value === undefined) return;
    const field = registryTag(node, key);
    await makeChange(app, {
      edits: [{ connection: node.connection, field, to: value }],
      doing: `Tagging ${plainText(registryText(node), 80)}`,
      done: () => `Set ${field.name} to "${plainText(value, 60)}".`,
      undone: 'not set',
    });
  },
};

export const removeModelTag: Command = {
  id: 'podium.models.removeTag',
  title: 'Remove Model Tag…',

  async run(app, target) {
    const node = await registryNodeFor(app, 'Remove Model Tag', target);
    if (!node) return;
    const keys = ownKeys(node);
    if (target?.kind !== 'tag' && keys.length === 0)
      throw new UserError(`Nobody gave ${plainText(registryText(node))} a tag that could be removed.`);
    const key = target?.kind === 'tag' ? target.key : await app.ui.pick(question('Remove Model Tag', node, keys));
    if (key === undefined) return;
    if (key.startsWith(recordTagPrefix))
      throw new UserError('This tag is the record of a promotion, which Podium does not remove.');
    const field = registryTag(node, key);
    await makeChange(app, {
      edits: [{ connection: node.connection, field, to: undefined }],
      doing: `Removing the tag "${plainText(key, 60)}"`,
      done: () => `Removed ${field.name}.`,
      undone: 'not removed',
    });
  },
};

function question(title: string, node: RegistryNode, keys: readonly string[]) {
  return { title, placeholder: `A tag of ${registryText(node)}`, items: keys.map((key) => item(node, key)) };
}

function askKey(app: App, node: RegistryNode): Promise<string | undefined> {
  const keys = ownKeys(node);
  return app.ui.search<string | undefined>({
    title: 'Set Model Tag',
    placeholder: `A tag of ${registryText(node)}, or the key of a new one`,
    find: (text) => {
      const typed = text.trim();
      const found = keys.filter((key) => key.toLowerCase().includes(typed.toLowerCase())).map((key) => item(node, key));
      if (typed === '' || keys.includes(typed))
        return Promise.resolve(
          found.length > 0 ? found : [{ label: 'Type the key of a new tag', icon: 'info', value: undefined }],
        );
      const problem = problemWith(typed, '');
      const last: PickItem<string | undefined> =
        problem === undefined
          ? { label: typed, description: 'new tag', icon: 'add', value: typed }
          : { label: problem, icon: 'error', value: undefined };
      return Promise.resolve([...found, last]);
    },
  });
}

function item(node: RegistryNode, key: string): PickItem<string> {
  return { label: key, description: tagsOf(node)[key] ?? '', icon: 'tag', value: key };
}

/** Those that people give; what is on record of promotions is no matter of choice. */
function ownKeys(node: RegistryNode): readonly string[] {
  return Object.keys(tagsOf(node))
    .filter((key) => !key.startsWith('mlflow.') && !key.startsWith(recordTagPrefix))
    .sort((one, other) => one.localeCompare(other, 'en', { numeric: true }));
}

function tagsOf(node: RegistryNode): Keyed<string> {
  return node.kind === 'model' ? node.model.tags : node.version.tags;
}

function problemWith(key: string, value: string): string | undefined {
  if (key.startsWith(recordTagPrefix)) return 'Tags that begin like this are the record of promotions.';
  try {
    checkedTag(key, value);
    return undefined;
  } catch (error) {
    if (error instanceof StoreError) return error.message;
    throw error;
  }
}
