import { plainText } from '../base/plainText.ts';
import { UserError } from '../host/ui.ts';
import type { App } from '../services/app.ts';
import type { Node } from '../services/node.ts';
import type { Command } from './command.ts';
import { confirmMove } from './confirmMove.ts';
import { makeMove } from './makeMove.ts';
import { pickAlias } from './pickAlias.ts';
import { modelWithAliases } from './registryModel.ts';
import { pickVersion } from './searchModels.ts';
import { versionFor } from './versionFor.ts';

/** Gives a version an alias, and takes it from the version that has it. Called on an alias, it asks for the version. */
export const setAlias: Command = {
  id: 'podium.models.setAlias',
  title: 'Set Alias…',
  icon: '$(bookmark)',

  async run(app, target) {
    const chosen = await chooseVersion(app, target);
    if (!chosen) return;
    const { connection, version } = chosen;
    const model = await modelWithAliases(app, connection, version.name);
    const alias =
      target?.kind === 'alias'
        ? target.alias
        : await pickAlias(app, { title: 'Set Alias', model, version: version.version });
    if (alias === undefined) return;
    const from = model.aliases[alias];
    if (from === version.version)
      throw new UserError(
        `Version ${version.version} of ${plainText(model.name, 100)} has @${plainText(alias, 60)} already.`,
      );
    const proposed = { connection, model: model.name, alias, move: [{ alias, from, to: version.version }] };
    if (!(await confirmMove(app, proposed, { action: 'Set Alias' }))) return;
    await makeMove(app, { ...proposed, why: '', verdict: 'none', unmet: [] });
  },
};

function chooseVersion(app: App, target: Node | undefined): ReturnType<typeof versionFor> {
  return target?.kind === 'alias'
    ? pickVersion(app, 'Set Alias', { connection: target.connection, name: target.model.name })
    : versionFor(app, 'Set Alias', target);
}
