import type { Verdict } from '../policy/judge.ts';
import type { Requirement } from '../policy/policy.ts';
import type { PromotionFacts } from '../policy/promotionFacts.ts';

/** What `check --json` prints. The shape is a promise: keys may be added, and none goes or changes without another `format`. */
export interface VerdictJson {
  readonly format: 1;
  readonly outcome: 'met' | 'unmet';
  readonly store: string;
  readonly model: string;
  readonly version: string;
  readonly alias: string;
  /** The version that has the alias now. */
  readonly holder: string | null;
  readonly policy: string;
  /** Which rule applied; `null` where none is about the model and the alias. */
  readonly rule: { readonly model: string; readonly alias: string; readonly line: number } | null;
  readonly requirements: readonly {
    readonly outcome: 'met' | 'unmet' | 'unknown';
    readonly figure: string;
    readonly rule: string;
    readonly requirement: Requirement | null;
  }[];
  readonly afterwards: { readonly previousHolder: string | null; readonly removes: readonly string[] };
  readonly typeModelName: boolean;
  readonly mayOverride: boolean;
}

/** What is printed instead, with exit code 2, where nothing could be judged. */
export interface FailureJson {
  readonly format: 1;
  readonly outcome: 'error';
  readonly message: string;
}

export function verdictJson(verdict: Verdict, facts: PromotionFacts, store: string, policy: string): VerdictJson {
  const { rule, requirements, afterwards } = verdict;
  return {
    format: 1,
    outcome: verdict.isMet ? 'met' : 'unmet',
    store,
    model: facts.candidate.version.name,
    version: facts.candidate.version.version,
    alias: facts.alias,
    holder: facts.aliases[facts.alias] ?? null,
    policy,
    rule: rule ? { model: rule.model, alias: rule.alias, line: rule.line } : null,
    requirements: requirements.map(({ outcome, figure, rule: asked, requirement = null }) => ({
      outcome,
      figure,
      rule: asked,
      requirement,
    })),
    afterwards: { previousHolder: afterwards.previousHolder ?? null, removes: afterwards.removes },
    typeModelName: rule?.typeModelName ?? false,
    mayOverride: rule?.mayOverride ?? false,
  };
}
