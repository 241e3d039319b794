import type { Keyed } from '../../base/keyed.ts';
import { plainText } from '../../base/plainText.ts';
import { UserError } from '../../host/ui.ts';
import { ruleFor } from '../../policy/ruleFor.ts';
import { holderBefore, standingMoves } from '../../promotion/standingMoves.ts';
import type { App } from '../../services/app.ts';
import { everyVersion } from '../../services/registry/everyVersion.ts';
import { policyFor } from '../../services/registry/promotionPolicy.ts';
import type { NamedModel } from '../../services/registry/registryNews.ts';
import { given } from '../../stores/given.ts';
import type { Command } from '../command.ts';
import { confirmMove } from './confirmMove.ts';
import { isProtected } from './isProtected.ts';
import { makeMove } from './makeMove.ts';
import { pickHeldAlias } from './pickAlias.ts';
import { modelWithAliases } from './registryModel.ts';
import { modelFor } from './versionFor.ts';

/** What teams call the version to go back to, unless their policy says otherwise. */
const rollbackAlias = 'rollback';

/** Gives an alias back to the version that had it before: the one that is kept for that, else the one that the records name. */
export const rollBackAlias: Command = {
  id: 'podium.models.rollBackAlias',
  title: 'Roll Back Alias…',
  icon: '$(discard)',

  async run(app, target) {
    const found = await modelFor(app, 'Roll Back Alias', target);
    if (!found) return;
    const { connection, name } = found;
    const model = await modelWithAliases(app, connection, name);
    const alias =
      target?.kind === 'alias' ? target.alias : await pickHeldAlias(app, { title: 'Roll Back Alias', model, target });
    if (alias === undefined) return;
    const from = model.aliases[alias];
    const shown = `@${plainText(alias, 60)}`;
    if (from === undefined) throw new UserError(`No version of ${plainText(name, 100)} has ${shown} any more.`);
    const before = await versionBefore(app, found, model.aliases, { alias, from });
    if (!before)
      throw new UserError(
        `Which version had ${shown} before version ${from} is not on record. Choose one with Set Alias….`,
      );
    const proposed = { connection, model: name, alias, move: [{ alias, from, to: before.version }] };
    const typeModelName = await isProtected(app, name, alias);
    const why = await confirmMove(app, proposed, { action: 'Roll Back', notes: [before.because], typeModelName });
    if (why === undefined) return;
    await makeMove(app, { ...proposed, why, verdict: 'none', unmet: [], ...given('undoes', before.undoes) });
  },
};

interface Before {
  readonly version: string;
  readonly because: string;
  /** The move that is taken back by that. */
  readonly undoes?: string;
}

async function versionBefore(
  app: App,
  { connection, name }: NamedModel,
  aliases: Keyed<string>,
  { alias, from }: { readonly alias: string; readonly from: string },
): Promise<Before | undefined> {
  const here = await policyFor(app.workspace, name, alias);
  const rule = here && 'policy' in here ? ruleFor(here.policy, name, alias) : undefined;
  const kept = rule?.afterwards.previousHolder ?? rollbackAlias;
  const versions = await app.ui.progress('Reading which version had it before', (signal) =>
    app.connections.ask(connection, (store) => everyVersion(store, name, signal)),
  );
  const recorded = holderBefore(standingMoves(versions), alias, from);
  const isThere = (version: string): boolean => versions.some((one) => one.version === version);
  const keeping = aliases[kept];
  if (alias !== kept && keeping !== undefined && keeping !== from && isThere(keeping)) {
    const because = `Version ${keeping} has @${plainText(kept, 60)}.`;
    return { version: keeping, because, ...(recorded?.version === keeping && { undoes: recorded.id }) };
  }
  if (!recorded || !isThere(recorded.version)) return undefined;
  const { version, id } = recorded;
  return { version, because: `By the record, version ${version} had it before.`, undoes: id };
}
