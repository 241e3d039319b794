import type { Judged, Verdict } from '../../policy/judge.ts';

const signs = { met: '✓', unmet: '✗', unknown: '?' } as const;

/** All that a policy asks for, a line each, met or not: `✗ tag approved-by is not set – must be set`. */
export function verdictLines({ requirements }: Verdict): readonly string[] {
  return requirements.map((one) => `${signs[one.outcome]} ${requirementLine(one)}`);
}

/** What is not met, in clauses. */
export function unmetLines({ requirements }: Verdict): readonly string[] {
  return requirements.filter(({ outcome }) => outcome !== 'met').map(requirementLine);
}

function requirementLine({ figure, rule }: Judged): string {
  return `${figure} – ${rule}`;
}
