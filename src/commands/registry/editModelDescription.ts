import { plainText } from '../../base/plainText.ts';
import { registryDescription, registryText } from '../../services/registry/registryFields.ts';
import type { Command } from '../command.ts';
import { makeChange } from '../makeChange.ts';
import { registryNodeFor } from './registryNodeFor.ts';

/** Describes a registered model or a version, in one line. */
export const editModelDescription: Command = {
  id: 'podium.models.editDescription',
  title: 'Edit Model Description…',
  icon: '$(edit)',

  async run(app, target) {
    const node = await registryNodeFor(app, 'Edit Model Description', target);
    if (!node) return;
    const { description } = node.kind === 'model' ? node.model : node.version;
    const isLong = /[\r\n]/.test(description);
    const value = await app.ui.input({
      title: 'Edit Model Description',
      prompt: `The description of ${plainText(registryText(node))}, as Markdown${isLong ? '. What you type takes the place of several lines' : ''}`,
      value: isLong ? '' : description,
    });
    if (value === undefined) return;
    const field = registryDescription(node);
    await makeChange(app, {
      edits: [{ connection: node.connection, field, to: value }],
      doing: `Describing ${plainText(registryText(node), 80)}`,
      done: () => `Changed ${field.name}.`,
      undone: 'not changed',
    });
  },
};
