import type { App } from '../services/app.ts';
import type { Node } from '../services/node.ts';
import type { Command } from './command.ts';
import { pickAlias } from './pickAlias.ts';
import { promoteVersion } from './promoteVersion.ts';
import { modelWithAliases } from './registryModel.ts';
import { pickVersion } from './searchModels.ts';
import { versionFor } from './versionFor.ts';

/** Gives a version an alias, and takes it from the version that has it. Called on an alias, it asks for the version. */
export const setAlias: Command = {
  id: 'podium.models.setAlias',
  title: 'Set Alias…',
  icon: '$(bookmark)',

  run: (app, target) => giveAlias(app, target, 'Set Alias'),
};

/** The same under the name by which people look for it. */
export const promote: Command = {
  id: 'podium.models.promote',
  title: 'Promote…',
  icon: '$(arrow-up)',

  run: (app, target) => giveAlias(app, target, 'Promote'),
};

async function giveAlias(app: App, target: Node | undefined, title: string): Promise<void> {
  const chosen =
    target?.kind === 'alias'
      ? await pickVersion(app, title, { connection: target.connection, name: target.model.name })
      : await versionFor(app, title, target);
  if (!chosen) return;
  const {
    connection,
    version: { name, version },
  } = chosen;
  const model = await modelWithAliases(app, connection, name);
  const alias = target?.kind === 'alias' ? target.alias : await pickAlias(app, { title, model, version });
  if (alias !== undefined) await promoteVersion(app, { connection, model: name, version, alias }, title);
}
