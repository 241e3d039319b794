import type { Connection } from '../connections/connection.ts';
import type { Connections } from '../connections/connections.ts';
import type { Workspace } from '../host/workspace.ts';
import { judge, type Verdict } from '../policy/judge.ts';
import type { Policy } from '../policy/policy.ts';
import type { PromotionFacts } from '../policy/promotionFacts.ts';
import { ruleFor } from '../policy/ruleFor.ts';
import type { AliasMove } from '../promotion/aliasMove.ts';
import { factsFor, promotionFacts, type FactsWanted } from './promotionFacts.ts';
import { promotionMove } from './promotionMove.ts';
import { policyFor } from './promotionPolicy.ts';

export interface WantedPromotion {
  readonly connection: Connection;
  readonly model: string;
  readonly version: string;
  readonly alias: string;
  /** Aliases that the version gives up, besides those that the policy says. */
  readonly removes?: readonly string[];
}

/** What a promotion would change, and how it stands with what the policy asks for. */
export interface ProposedPromotion {
  readonly facts: PromotionFacts;
  readonly verdict: Verdict;
  readonly move: AliasMove;
  /** The file of the policy. Absent where there is none. */
  readonly policyPath?: string;
}

/** A policy that cannot be followed. */
export interface PolicyMistake {
  readonly policyPath: string;
  readonly mistake: string;
}

const noPolicy: Policy = { rules: [], otherwise: 'allow' };

/** Reads afresh what a promotion would do, and judges it. Rejects as the store does. */
export async function proposePromotion(
  { connections, workspace }: { readonly connections: Connections; readonly workspace: Workspace },
  { connection, model, version, alias, removes = [] }: WantedPromotion,
  signal: AbortSignal,
  wanted?: FactsWanted,
): Promise<ProposedPromotion | PolicyMistake> {
  const here = await policyFor(workspace, model, alias);
  if (here && 'mistake' in here) return { policyPath: here.path, mistake: here.mistake };
  const policy = here?.policy ?? noPolicy;
  const needed = wanted ?? factsFor(ruleFor(policy, model, alias)?.requirements ?? []);
  const facts = await connections.ask(connection, (store) =>
    promotionFacts(store, { model, to: { version }, alias }, needed, signal),
  );
  const verdict = judge(policy, facts);
  const { afterwards } = verdict;
  const all = { ...afterwards, removes: [...new Set([...afterwards.removes, ...removes])] };
  return {
    facts,
    verdict,
    move: promotionMove(facts.aliases, alias, version, all),
    ...(here && { policyPath: here.path }),
  };
}
