import { plainText } from '../../base/plainText.ts';
import { UserError } from '../../host/ui.ts';
import type { App } from '../../services/app.ts';
import { moveDeed } from '../../services/registry/moveWords.ts';
import {
  agreedPromotion,
  proposePromotion,
  whyNoMove,
  type ProposedPromotion,
  type WantedPromotion,
} from '../../services/registry/proposePromotion.ts';
import { verdictLines } from '../../services/registry/verdictWords.ts';
import { askReason, confirmMove } from './confirmMove.ts';
import { makeMove } from './makeMove.ts';

/** Gives a version an alias as the policy has it: says how it stands with all that is asked for, has one yes, and moves. `action` is what its button says. */
export async function promoteVersion(app: App, wanted: WantedPromotion, action: string): Promise<void> {
  const { connection, model, version, alias } = wanted;
  const problem = whyNoMove(app.workspace);
  if (problem !== undefined) throw new UserError(problem);
  const proposed = await app.ui.progress('Reading what would change', (signal) =>
    proposePromotion(app, wanted, signal),
  );
  if ('mistake' in proposed) {
    await openPolicyAfter(
      app,
      proposed.policyPath,
      app.ui.warn(`${proposed.mistake} Until that is right, no alias is moved.`, 'Open Policy'),
    );
    return;
  }
  const { facts, verdict, move } = proposed;
  if (facts.aliases[alias] === version)
    throw new UserError(`Version ${version} of ${plainText(model, 100)} has @${plainText(alias, 60)} already.`);
  const why = verdict.isMet ? undefined : await reasonToOverride(app, wanted, proposed);
  if (!verdict.isMet && why === undefined) return;
  const lines = verdictLines(verdict);
  const typeModelName = verdict.rule?.typeModelName ?? false;
  const notes = lines.length === 0 ? [] : [`Policy:\n${lines.join('\n')}`];
  const reason = await confirmMove(
    app,
    { connection, model, alias, move },
    { action: verdict.isMet ? action : 'Override Policy', notes, typeModelName, ...(why !== undefined && { why }) },
  );
  if (reason === undefined) return;
  await makeMove(app, agreedPromotion(wanted, proposed, reason));
}

/** Says what is not met; where the policy permits it, asks for the reason to go on all the same. */
async function reasonToOverride(
  app: App,
  { model, alias }: WantedPromotion,
  { verdict, move, policyPath }: ProposedPromotion,
): Promise<string | undefined> {
  const override = verdict.rule?.mayOverride ?? false;
  const pressed = await app.ui.choose(
    `The policy does not let you ${moveDeed({ model, alias, move }).replace(/^G/, 'g')}`,
    verdictLines(verdict).join('\n'),
    ...(override ? (['Open Policy', 'Override…'] as const) : (['Open Policy'] as const)),
  );
  if (pressed === 'Override…') return askReason(app, 'Override Policy');
  await openPolicyAfter(app, policyPath, Promise.resolve(pressed));
  return undefined;
}

async function openPolicyAfter(
  app: App,
  path: string | undefined,
  pressed: Promise<string | undefined>,
): Promise<void> {
  if ((await pressed) !== undefined && path !== undefined) await app.ui.openFile(path);
}
