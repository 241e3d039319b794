import { plainText } from '../base/plainText.ts';
import { UserError } from '../host/ui.ts';
import type { RegisteredModel } from '../model/registeredModel.ts';
import type { App } from '../services/app.ts';
import type { Node } from '../services/node.ts';
import type { Command } from './command.ts';
import { confirmMove } from './confirmMove.ts';
import { isProtected } from './isProtected.ts';
import { makeMove } from './makeMove.ts';
import { modelWithAliases } from './registryModel.ts';
import { modelFor } from './versionFor.ts';

/** Takes an alias from the version that has it, so that none has it any more. */
export const removeAlias: Command = {
  id: 'podium.models.removeAlias',
  title: 'Remove Alias…',

  async run(app, target) {
    const found = await modelFor(app, 'Remove Alias', target);
    if (!found) return;
    const { connection, name } = found;
    const model = await modelWithAliases(app, connection, name);
    const alias = target?.kind === 'alias' ? target.alias : await pickHeldAlias(app, model, target);
    if (alias === undefined) return;
    const from = model.aliases[alias];
    if (from === undefined)
      throw new UserError(`No version of ${plainText(model.name, 100)} has @${plainText(alias, 60)} any more.`);
    const proposed = { connection, model: model.name, alias, move: [{ alias, from, to: undefined }] };
    const notes = [`Whoever loads models:/${plainText(model.name, 100)}@${plainText(alias, 60)} gets an error then.`];
    const typeModelName = await isProtected(app, model.name, alias);
    const why = await confirmMove(app, proposed, { action: 'Remove Alias', notes, typeModelName });
    if (why === undefined) return;
    await makeMove(app, { ...proposed, why, verdict: 'none', unmet: [] });
  },
};

function pickHeldAlias(app: App, model: RegisteredModel, target: Node | undefined): Promise<string | undefined> {
  const only = target?.kind === 'version' ? target.version.version : undefined;
  const held = Object.entries(model.aliases).filter(([, version]) => only === undefined || version === only);
  if (held.length === 0) {
    const of = plainText(model.name, 100);
    throw new UserError(
      only === undefined
        ? `No version of ${of} has an alias that could be removed.`
        : `Version ${only} of ${of} has no alias that could be removed.`,
    );
  }
  return app.ui.pick({
    title: 'Remove Alias',
    placeholder: `An alias of ${plainText(model.name, 100)}`,
    items: held.map(([alias, version]) => ({
      label: `@${alias}`,
      description: `version ${version} has it`,
      icon: 'bookmark',
      value: alias,
    })),
  });
}
