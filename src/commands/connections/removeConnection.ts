import { originOf } from '../../connections/location.ts';
import { UserError } from '../../host/ui.ts';
import type { Command } from '../command.ts';
import { pickConnection } from './pickConnection.ts';
import { forgetUnused, removeFromSettings } from './settingEntries.ts';

export const removeConnection: Command = {
  id: 'podium.connection.remove',
  title: 'Remove Connection…',
  icon: '$(trash)',

  async run(app, target) {
    const connection = await pickConnection(app, target, {
      title: 'Remove Connection',
      fits: ({ source }) => source === 'settings',
      none: 'The settings list no connection that could be removed.',
    });
    if (connection === undefined) return;
    const { name, source, trackingUri } = connection;
    if (source === 'workspace') {
      throw new UserError(
        `"${name}" is here because it lies in the workspace. To see no such stores, turn off the setting podium.detectConnections.`,
      );
    }
    const kept = 'Nothing is deleted in the store itself.';
    const origin = originOf(trackingUri);
    const detail =
      origin === undefined ? kept : `${kept} How you sign in to ${origin} is forgotten with its last connection.`;
    if (!(await app.ui.confirm(`Remove the connection "${name}"?`, detail, 'Remove'))) return;
    await removeFromSettings(app, connection);
    await forgetUnused(app, trackingUri);
  },
};
