import { UserError } from '../../host/ui.ts';
import type { Command } from '../command.ts';
import { addressStep, formAbout, nameStep } from './connectionForm.ts';
import { pickConnection } from './pickConnection.ts';
import { forgetUnused, takenNames, writeConnection } from './settingEntries.ts';
import { askSteps } from '../steps.ts';

export const editConnection: Command = {
  id: 'podium.connection.edit',
  title: 'Edit Connection…',
  icon: '$(edit)',

  async run(app, target) {
    const title = 'Edit Connection';
    const connection = await pickConnection(app, target, {
      title,
      fits: ({ source }) => source === 'settings',
      none: 'The settings list no connection yet. Add one first.',
    });
    if (connection === undefined) return;
    if (connection.source === 'workspace') {
      throw new UserError(
        `"${connection.name}" is here because it lies in the workspace. To give it another name, add ${connection.trackingUri} as a connection.`,
      );
    }
    const steps = [addressStep(app, title), nameStep(app, title, takenNames(app, connection))];
    const form = await askSteps(steps, formAbout(connection, connection.name));
    if (form === undefined) return;
    const wasInUse = app.connections.inUse?.id === connection.id;
    const edited = await writeConnection(app, form, connection);
    await forgetUnused(app, connection.trackingUri);
    if (wasInUse) await app.connections.use(edited);
  },
};
