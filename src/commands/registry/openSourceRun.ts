import { plainText } from '../../base/plainText.ts';
import { UserError } from '../../host/ui.ts';
import { registryText } from '../../services/registry/registryFields.ts';
import type { Command } from '../command.ts';
import { versionFor } from './versionFor.ts';

/** Opens the page of the run that a version came from. */
export const openSourceRun: Command = {
  id: 'podium.models.openSourceRun',
  title: 'Open Source Run',

  async run(app, target) {
    const node = await versionFor(app, 'Open Source Run', target);
    if (!node) return;
    const { runId } = node.version;
    if (runId === '') throw new UserError(`The ${plainText(registryText(node))} came from no run.`);
    app.pages.open({ kind: 'run', connectionId: node.connection.id, runId });
  },
};
