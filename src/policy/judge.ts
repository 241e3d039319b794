import { plainText } from '../base/plainText.ts';
import type { Finding } from './finding.ts';
import { judgeRequirement } from './judgeRequirement.ts';
import type { Afterwards, Policy, Requirement, Rule } from './policy.ts';
import type { PromotionFacts } from './promotionFacts.ts';
import { requirementWords } from './requirementWords.ts';
import { ruleFor } from './ruleFor.ts';

/** Whether an alias may be moved to a version, and everything that is asked for, not only what stands against it. */
export interface Verdict {
  /** Whether nothing stands against it. */
  readonly isMet: boolean;
  /** The rule that applied. Absent where none is about the model and the alias. */
  readonly rule?: Rule;
  /** In the order of the rule: each thing that it requires, exactly once. */
  readonly requirements: readonly Judged[];
  /** As the rule has it, without what would touch the alias itself. */
  readonly afterwards: Afterwards;
}

export interface Judged extends Finding {
  /** Absent where the policy lets no alias be moved that no rule is about. */
  readonly requirement?: Requirement;
  /** What is asked for: `at least 0.9`. */
  readonly rule: string;
}

/** Judges by these facts alone: the same facts and the same policy give the same verdict, here and in a pipeline. Never throws. */
export function judge(policy: Policy, facts: PromotionFacts): Verdict {
  const rule = ruleFor(policy, facts.candidate.version.name, facts.alias);
  if (!rule) return unlisted(policy, facts);
  const requirements = rule.requirements.map((requirement): Judged => ({
    requirement,
    rule: requirementWords(requirement),
    ...judgeRequirement(requirement, facts),
  }));
  return {
    isMet: requirements.every(({ outcome }) => outcome === 'met'),
    rule,
    requirements,
    afterwards: afterwardsOf(rule, facts.alias),
  };
}

function unlisted({ otherwise }: Policy, { alias, candidate }: PromotionFacts): Verdict {
  const denied: Judged = {
    rule: 'a rule for the model and the alias',
    outcome: 'unmet',
    figure: `no rule is about @${plainText(alias, 60)} of ${plainText(candidate.version.name, 60)}`,
  };
  const isMet = otherwise === 'allow';
  return { isMet, requirements: isMet ? [] : [denied], afterwards: { removes: [] } };
}

/** An alias that is moved is neither handed on nor taken away by the same move. */
function afterwardsOf({ afterwards: { previousHolder, removes } }: Rule, alias: string): Afterwards {
  const others = removes.filter((other) => other !== alias && other !== previousHolder);
  return previousHolder === undefined || previousHolder === alias
    ? { removes: others }
    : { previousHolder, removes: others };
}
