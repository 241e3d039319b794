import { plainText } from '../../base/plainText.ts';
import { UserError } from '../../host/ui.ts';
import type { Command } from '../command.ts';
import { confirmMove } from './confirmMove.ts';
import { isProtected } from './isProtected.ts';
import { makeMove } from './makeMove.ts';
import { pickHeldAlias } from './pickAlias.ts';
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
    const alias =
      target?.kind === 'alias' ? target.alias : await pickHeldAlias(app, { title: 'Remove Alias', model, target });
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
