import { isAlias } from '../model/alias.ts';
import type { Requirement } from './policy.ts';
import { isKey, metric, name } from './readMetric.ts';
import { flag, isAtMost, list, named, number, oneOf, record, text, wrong, type Read } from './shape.ts';

const mostAliases = 20;
const mostTags = 100;
const mostMetrics = 100;
const mostValues = 100;
const mostValueCharacters = 5_000;

const isTagValue = (value: string): boolean => value !== '' && isAtMost(value, mostValueCharacters);

const rowCount = number((rows) => Number.isSafeInteger(rows) && rows >= 1, 'a whole number from 1 on');
const tagText = text(isTagValue, `a text of 1 to ${mostValueCharacters.toLocaleString('en')} characters`);

const tag =
  (key: string): Read<Requirement> =>
  (node, called, problems) => {
    if (node.kind === 'flag' && node.value) return { kind: 'tag', key };
    if (node.kind === 'list') {
      const values = list(tagText, [1, mostValues])(node, called, problems);
      return values && { kind: 'tag', key, values };
    }
    if (node.kind !== 'text') return wrong(node, problems, `${called} is true, a text, or a list of texts.`);
    const value = tagText(node, called, problems);
    return value === null ? null : { kind: 'tag', key, values: [value] };
  };

const rowsShape = record({ atLeast: rowCount, metric: name, dataset: name }, ['atLeast']);

const rows: Read<Requirement> = (node, called, problems) => {
  if (node.kind === 'number') {
    const atLeast = rowCount(node, called, problems);
    return atLeast === null ? null : { kind: 'rows', atLeast };
  }
  if (node.kind !== 'object') return wrong(node, problems, `${called} is a whole number, or an object with "atLeast".`);
  const { atLeast, ...rest } = rowsShape(node, called, problems) ?? {};
  return atLeast === undefined ? null : { kind: 'rows', atLeast, ...rest };
};

const shape = record({
  ready: flag,
  from: list(text(isAlias, 'an alias, without @'), [1, mostAliases]),
  description: flag,
  tags: named(tag, mostTags, isKey),
  metrics: named(metric, mostMetrics, isKey),
  evaluationRows: rows,
  signature: oneOf(['present', 'compatible']),
});

/** What a rule requires, each thing by itself, in the order in which it is shown. That the files are there goes without saying. */
export const requirementsShape: Read<readonly Requirement[]> = (node, called, problems) => {
  const read = shape(node, called, problems);
  if (!read) return null;
  return [
    ...((read.ready ?? true) ? [{ kind: 'ready' } as const] : []),
    ...(read.from ? [{ kind: 'from', aliases: read.from } as const] : []),
    ...(read.tags ?? []),
    ...(read.metrics ?? []).flat(),
    ...(read.evaluationRows ? [read.evaluationRows] : []),
    ...(read.signature ? [{ kind: 'signature', level: read.signature } as const] : []),
    ...((read.description ?? false) ? [{ kind: 'description' } as const] : []),
  ];
};
