import type { JsonNode } from './jsonc.ts';
import type { Margin, MetricOf, Requirement } from './policy.ts';
import { isAtMost, number, oneOf, record, text, wrong, type Problem, type Read } from './shape.ts';

const mostKeyCharacters = 250;

/** Whether a metric, a tag or a data set could be called so. */
export const isKey = (key: string): boolean => key.trim() !== '' && isAtMost(key, mostKeyCharacters);
export const name = text(isKey, `a name of at most ${String(mostKeyCharacters)} characters`);

const finite = number(Number.isFinite, 'a number');
const marginShape = record({
  by: finite,
  byPercent: finite,
  direction: oneOf(['higher', 'lower']),
  ifNoHolder: oneOf(['allow', 'deny']),
});

type Better = Omit<Extract<Requirement, { readonly kind: 'better' }>, keyof MetricOf>;

const better: Read<Better> = (node, called, problems) => {
  const read = marginShape(node, called, problems);
  const by = read && marginIn(read, node, called, problems);
  if (!by) return null;
  const { direction, ifNoHolder = 'allow' } = read;
  return { kind: 'better', by, ifNoHolder, ...(direction && { direction }) };
};

interface Margins {
  readonly by?: number;
  readonly byPercent?: number;
}

function marginIn({ by, byPercent }: Margins, node: JsonNode, called: string, problems: Problem[]): Margin | null {
  if (has(node, 'by') === has(node, 'byPercent'))
    return wrong(node, problems, `${called} needs either "by" or "byPercent".`);
  if (by !== undefined) return { of: 'value', value: by };
  return byPercent === undefined ? null : { of: 'percent', percent: byPercent };
}

const bounds = ['atLeast', 'atMost', 'betterThanHolder'] as const;
const metricShape = record({ atLeast: finite, atMost: finite, betterThanHolder: better, dataset: name });

/** What is required of a metric, each thing by itself. */
export const metric =
  (key: string): Read<readonly Requirement[]> =>
  (node, called, problems) => {
    const read = metricShape(node, called, problems);
    if (!read) return null;
    if (!bounds.some((bound) => has(node, bound)))
      return wrong(node, problems, `${called} needs "atLeast", "atMost" or "betterThanHolder".`);
    const of: MetricOf = { metric: key, ...(read.dataset !== undefined && { dataset: read.dataset }) };
    return [
      ...(read.atLeast === undefined ? [] : [{ kind: 'atLeast', value: read.atLeast, ...of } as const]),
      ...(read.atMost === undefined ? [] : [{ kind: 'atMost', value: read.atMost, ...of } as const]),
      ...(read.betterThanHolder ? [{ ...read.betterThanHolder, ...of }] : []),
    ];
  };

function has(node: JsonNode, key: string): boolean {
  return node.kind === 'object' && node.entries.some((entry) => entry.key === key);
}
