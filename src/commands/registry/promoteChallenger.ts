import { plainText } from '../../base/plainText.ts';
import { UserError } from '../../host/ui.ts';
import { challengerAlias, championAlias } from '../../model/alias.ts';
import type { Command } from '../command.ts';
import { openPromotion } from './openPromotion.ts';
import { modelWithAliases } from './registryModel.ts';
import { modelFor } from './versionFor.ts';

/** Makes the challenger of a model its champion. It is the challenger no more. */
export const promoteChallenger: Command = {
  id: 'podium.models.promoteChallenger',
  title: 'Promote Challenger to Champion…',

  async run(app, target) {
    const found = await modelFor(app, 'Promote Challenger to Champion', target);
    if (!found) return;
    const { connection } = found;
    const { name, aliases } = await modelWithAliases(app, connection, found.name);
    const version = aliases[challengerAlias];
    if (version === undefined)
      throw new UserError(
        `No version of ${plainText(name, 100)} has @${challengerAlias}. Give it to the version that is to be promoted, or use Promote….`,
      );
    openPromotion(app, { connection, model: name, version, alias: championAlias, removes: [challengerAlias] });
  },
};
