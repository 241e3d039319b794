import type { Command } from '../command.ts';
import { searchForModel } from './searchModels.ts';

/** Opens the page of a registered model, also from one of its versions or aliases. */
export const showModel: Command = {
  id: 'podium.model.show',
  title: 'Show Model',
  icon: '$(go-to-file)',

  async run(app, target) {
    const open = (connectionId: string, name: string): void => app.pages.open({ kind: 'model', connectionId, name });
    if (target?.kind === 'model' || target?.kind === 'alias') open(target.connection.id, target.model.name);
    else if (target?.kind === 'version') open(target.connection.id, target.version.name);
    else {
      const found = await searchForModel(app, 'Show Model');
      if (found) open(found.connection.id, found.model.name);
    }
  },
};
