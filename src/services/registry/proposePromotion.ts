import type { Connection } from '../../connections/connection.ts';
import type { Connections } from '../../connections/connections.ts';
import type { Workspace } from '../../host/workspace.ts';
import { judge, type Verdict } from '../../policy/judge.ts';
import type { Policy } from '../../policy/policy.ts';
import type { PromotionFacts } from '../../policy/promotionFacts.ts';
import { ruleFor } from '../../policy/ruleFor.ts';
import type { AliasMove } from '../../promotion/aliasMove.ts';
import type { AgreedMove } from './aliasMoves.ts';
import { factsFor, promotionFacts, type FactsWanted } from './promotionFacts.ts';
import { promotionMove } from './promotionMove.ts';
import { policyFor } from './promotionPolicy.ts';
import { unmetLines } from './verdictWords.ts';

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

/**
 * Reads afresh what a promotion would do, and judges it. Rejects as the store does.
 *
 * @param besides what is read although the policy does not need it.
 */
export async function proposePromotion(
  { connections, workspace }: { readonly connections: Connections; readonly workspace: Workspace },
  { connection, model, version, alias, removes = [] }: WantedPromotion,
  signal: AbortSignal,
  besides?: FactsWanted,
): Promise<ProposedPromotion | PolicyMistake> {
  const here = await policyFor(workspace, model, alias);
  if (here && 'mistake' in here) return { policyPath: here.path, mistake: here.mistake };
  const policy = here?.policy ?? noPolicy;
  const needed = factsFor(ruleFor(policy, model, alias)?.requirements ?? [], besides);
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

/** What a person agrees to who has seen it. */
export function agreedPromotion(
  { connection, model, alias }: WantedPromotion,
  { move, verdict }: ProposedPromotion,
  why: string,
): AgreedMove {
  const met = verdict.requirements.length === 0 ? 'none' : 'met';
  return {
    connection,
    model,
    alias,
    move,
    why,
    verdict: verdict.isMet ? met : 'overridden',
    unmet: unmetLines(verdict),
  };
}

/** Why no alias may be moved from here now; nobody knows what the policy of a workspace asks that is not trusted. */
export function whyNoMove({ isTrusted, folders }: Pick<Workspace, 'isTrusted' | 'folders'>): string | undefined {
  return isTrusted || folders.length === 0
    ? undefined
    : 'Trust this workspace before you move aliases: it may have a policy, which Podium reads only in trusted folders.';
}
