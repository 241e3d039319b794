import { challengerAlias, championAlias } from '../../model/alias.ts';
import type { RegisteredModel } from '../../model/registeredModel.ts';
import type { App } from '../../services/app.ts';
import type { Node } from '../../services/node.ts';
import type { WantedPromotion } from '../../services/registry/proposePromotion.ts';
import type { Command } from '../command.ts';
import { openPromotion } from './openPromotion.ts';
import { pickAlias } from './pickAlias.ts';
import { promoteVersion } from './promoteVersion.ts';
import { modelWithAliases } from './registryModel.ts';
import { pickVersion } from './searchModels.ts';
import { versionFor } from './versionFor.ts';

/** Gives a version an alias, and takes it from the version that has it, asking once. Called on an alias, it asks for the version. */
export const setAlias: Command = {
  id: 'podium.models.setAlias',
  title: 'Set Alias…',
  icon: '$(bookmark)',

  async run(app, target) {
    const wanted = await wantedFor(app, target, 'Set Alias');
    if (wanted) await promoteVersion(app, wanted, 'Set Alias');
  },
};

/** Opens the page that shows all there is to know before that, on which it is agreed to. */
export const promote: Command = {
  id: 'podium.models.promote',
  title: 'Promote…',
  icon: '$(arrow-up)',

  async run(app, target) {
    const wanted = await wantedFor(app, target, 'Promote', obviousPromotion);
    if (wanted) openPromotion(app, wanted);
  },
};

type Obvious = Pick<WantedPromotion, 'alias' | 'removes'>;

async function wantedFor(
  app: App,
  target: Node | undefined,
  title: string,
  obvious?: typeof obviousPromotion,
): Promise<WantedPromotion | undefined> {
  const chosen =
    target?.kind === 'alias'
      ? await pickVersion(app, title, { connection: target.connection, name: target.model.name })
      : await versionFor(app, title, target);
  if (!chosen) return undefined;
  const {
    connection,
    version: { name, version },
  } = chosen;
  const model = await modelWithAliases(app, connection, name);
  const wanted = { connection, model: name, version };
  if (target?.kind === 'alias') return { ...wanted, alias: target.alias };
  const meant = obvious?.(model, version);
  if (meant) return { ...wanted, ...meant };
  const alias = await pickAlias(app, { title, model, version });
  return alias === undefined ? undefined : { ...wanted, alias };
}

/** What whoever promotes this version can only mean: that the challenger takes the champion's place. */
function obviousPromotion({ aliases }: RegisteredModel, version: string): Obvious | undefined {
  const holder = aliases[championAlias];
  const isChallenger = aliases[challengerAlias] === version && holder !== undefined && holder !== version;
  return isChallenger ? { alias: championAlias, removes: [challengerAlias] } : undefined;
}
