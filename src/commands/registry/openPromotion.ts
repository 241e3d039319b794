import { UserError } from '../../host/ui.ts';
import type { App } from '../../services/app.ts';
import { whyNoMove, type WantedPromotion } from '../../services/registry/proposePromotion.ts';

/** Opens the page on which a promotion is read and agreed to. @throws UserError where nothing may be moved from here. */
export function openPromotion(app: App, { connection, model: name, version, alias, removes }: WantedPromotion): void {
  const problem = whyNoMove(app.workspace);
  if (problem !== undefined) throw new UserError(problem);
  app.pages.open({
    ...{ kind: 'promotion', connectionId: connection.id, name, version, alias },
    ...(removes && { removes: [...removes] }),
  });
}
