import { plainText } from '../base/plainText.ts';
import type { Verdict } from '../policy/judge.ts';
import type { PromotionFacts } from '../policy/promotionFacts.ts';

const signs = { met: '✓', unmet: '✗', unknown: '?' } as const;
const widestFigure = 72;

/** A verdict as lines for a terminal: what was asked, everything that is required, and the outcome. */
export function checklist(verdict: Verdict, { alias, candidate, aliases }: PromotionFacts, policy: string): string {
  const { name, version } = candidate.version;
  const holding = aliases[alias];
  const now = holding === undefined ? 'no version has it now' : `version ${holding} has it now`;
  const { rule, requirements } = verdict;
  const width = Math.min(widestFigure, Math.max(0, ...requirements.map(({ figure }) => figure.length)));
  return [
    `${plainText(name)} version ${version} → @${alias} (${now})`,
    rule
      ? `Rule ${plainText(rule.model)} / @${plainText(rule.alias)}, ${policy}:${String(rule.line)}`
      : `No rule of ${policy} is about them.`,
    '',
    ...requirements.map(({ outcome, figure, rule: asked }) => `  ${signs[outcome]} ${figure.padEnd(width)}  ${asked}`),
    ...(requirements.length > 0 ? [''] : []),
    summary(verdict),
    '',
  ].join('\n');
}

function summary({ isMet, requirements }: Verdict): string {
  const count = requirements.length;
  if (isMet)
    return count === 0
      ? 'Met: nothing is required.'
      : `Met: ${count === 1 ? 'the one requirement' : `all ${String(count)} requirements`}.`;
  const failed = requirements.filter(({ outcome }) => outcome !== 'met').length;
  return `Not met: ${String(failed)} of ${String(count)} ${count === 1 ? 'requirement' : 'requirements'}.`;
}
