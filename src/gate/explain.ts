import { plainText } from '../base/plainText.ts';
import type { Policy, Rule } from '../policy/policy.ts';
import { requirementSubject, requirementWords } from '../policy/requirementWords.ts';
import { byPrecedence, ruleFor } from '../policy/ruleFor.ts';

/** A policy in words: its rules in the order in which they are tried, or the one that applies. */
export function explain(policy: Policy, about?: { readonly model: string; readonly alias: string }): string {
  const one = about && ruleFor(policy, about.model, about.alias);
  const rules = about ? (one ? [one] : []) : policy.rules.toSorted(byPrecedence);
  const others =
    policy.otherwise === 'allow'
      ? 'Where no rule is about a model and an alias, nothing is required.'
      : 'Where no rule is about a model and an alias, the alias may not be moved.';
  return [...rules.map(ruleText), ...(one ? [] : [`${others}\n`])].join('\n');
}

function ruleText(rule: Rule): string {
  const { previousHolder, removes } = rule.afterwards;
  const lines = [
    ...rule.requirements.map((one) => `${requirementSubject(one)} ${requirementWords(one)}`),
    ...(rule.typeModelName ? ["whoever moves the alias types the model's name"] : []),
    `what is not met ${rule.mayOverride ? 'may be overridden with a reason' : 'may not be overridden'}`,
    ...(previousHolder === undefined ? [] : [`then the version that had the alias gets @${previousHolder}`]),
    ...(removes.length === 0 ? [] : [`then the version gives up ${removes.map((alias) => `@${alias}`).join(', ')}`]),
  ];
  const head = `${plainText(rule.model)} / @${plainText(rule.alias)} (line ${String(rule.line)})`;
  return `${[head, ...lines.map((line) => `  ${line}`)].join('\n')}\n`;
}
