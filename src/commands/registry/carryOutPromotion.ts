import { isCancelled } from '../../base/cancel.ts';
import { UserError } from '../../host/ui.ts';
import { whyNoMove } from '../../services/registry/proposePromotion.ts';
import { StoreError } from '../../stores/storeError.ts';
import type { Command } from '../command.ts';
import { offerUndo, rememberedMove } from './makeMove.ts';

/** Carries out what somebody agreed to on the page of a promotion, and tells that page how it ended. */
export const carryOutPromotion: Command = {
  id: 'podium.models.carryOutPromotion',
  title: 'Carry Out Promotion',

  async run(app, target) {
    const agreement = target?.kind === 'version' ? app.promotions.take(target) : undefined;
    if (!agreement)
      throw new UserError('Nothing was agreed to yet. Run "Podium: Promote…", and press Promote on its page.');
    try {
      const problem = whyNoMove(app.workspace);
      if (problem !== undefined) throw new UserError(problem);
      const change = await rememberedMove(app, agreement.agreed);
      if (!agreement.tell({ kind: 'done', change })) offerUndo(app, change);
    } catch (error) {
      const isSaid = error instanceof UserError || error instanceof StoreError;
      const isSeen = agreement.tell(
        isCancelled(error)
          ? { kind: 'cancelled' }
          : { kind: 'stopped', message: isSaid ? error.message : 'Podium failed. The log says more.' },
      );
      if (!isSeen || !isSaid) throw error;
      app.log.warn(`Promotion: ${error.message}`);
    }
  },
};
