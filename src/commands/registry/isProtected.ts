import { UserError } from '../../host/ui.ts';
import { ruleFor } from '../../policy/ruleFor.ts';
import type { App } from '../../services/app.ts';
import { policyFor } from '../../services/registry/promotionPolicy.ts';

/** Whether the policy has the model's name typed before an alias of it is moved. @throws UserError where it has a mistake. */
export async function isProtected({ workspace }: App, model: string, alias: string): Promise<boolean> {
  const here = await policyFor(workspace, model, alias);
  if (!here) return false;
  if ('mistake' in here) throw new UserError(`${here.mistake} Until that is right, no alias is moved.`);
  return ruleFor(here.policy, model, alias)?.typeModelName ?? false;
}
