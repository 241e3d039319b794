import { isCancelled } from '../../base/cancel.ts';
import { plainText } from '../../base/plainText.ts';
import { UserError } from '../../host/ui.ts';
import { moveAliases, type AgreedMove, type MadeMove, type MovedAliases } from '../../services/registry/aliasMoves.ts';
import type { App } from '../../services/app.ts';
import { moveDeed, moveProblem } from '../../services/registry/moveWords.ts';
import { showModelAgain } from './showModelAgain.ts';

/** Moves aliases, and shows what is so then everywhere. @throws UserError that says what exactly happened, where they are not moved. */
export async function carryOutMove(app: App, agreed: AgreedMove): Promise<MadeMove> {
  try {
    const { made, outcome } = await movedAliases(app, agreed);
    if (outcome.kind !== 'done') throw new UserError(moveProblem(agreed, outcome));
    if (outcome.unrecorded)
      void app.ui.warn(`That the alias was moved could not be put on record. ${outcome.unrecorded.message}`);
    return made;
  } finally {
    showModelAgain(app, agreed.connection, agreed.model);
  }
}

/** A cancel ends the wait only while nothing was written. */
async function movedAliases(app: App, agreed: AgreedMove): Promise<MovedAliases> {
  let work: Promise<MovedAliases> | undefined;
  try {
    return await app.ui.progress(
      `${moveDeed({ ...agreed, model: plainText(agreed.model, 60) })}…`,
      (signal) => (work = moveAliases(app, agreed, signal)),
    );
  } catch (error) {
    if (!work || !isCancelled(error)) throw error;
    return work;
  }
}
