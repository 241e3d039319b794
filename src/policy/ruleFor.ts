import { bySpecificity, matches } from './glob.ts';
import type { Policy, Rule } from './policy.ts';

/**
 * The one rule that applies to an alias of a model: of those about both, the one that says most of the model's name, then most of the alias; of two
 * that say as much, the one that stands first.
 */
export function ruleFor({ rules }: Policy, model: string, alias: string): Rule | undefined {
  return rules.filter((rule) => matches(rule.model, model) && matches(rule.alias, alias)).sort(byPrecedence)[0];
}

/** Sorts rules in the order in which they are tried. */
export function byPrecedence(one: Rule, other: Rule): number {
  return bySpecificity(one.model, other.model) || bySpecificity(one.alias, other.alias);
}
