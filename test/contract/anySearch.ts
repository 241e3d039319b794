import fc from 'fast-check';
import * as words from './searchWords.ts';
import type { Words } from './searchWords.ts';

export type SearchMethod = 'searchExperiments' | 'searchRuns' | 'searchRegisteredModels' | 'searchModelVersions';

/** A method of the store with what it is asked. */
export type Search = readonly [
  SearchMethod,
  {
    readonly filter: string;
    readonly orderBy: readonly string[];
    readonly maxResults: number;
    readonly viewType: string;
    readonly experimentIds: readonly string[];
  },
];

/** Searches of each kind, mostly of runs, with filters and orders that may be legal or not. */
export function someSearches(seed: number, count: number, experimentIds: readonly string[]): readonly Search[] {
  const search = (method: SearchMethod, about: Words, always: readonly string[] = []): fc.Arbitrary<Search> =>
    fc
      .record({
        filter: filters(about),
        orderBy: fc.oneof(fc.constant(always), fc.constant(always), orders(about)),
        maxResults: fc.constantFrom(5, 1000),
        viewType: fc.constantFrom('ACTIVE_ONLY', 'DELETED_ONLY', 'ALL'),
        experimentIds: fc.constant(experimentIds),
      })
      .map((query): Search => [method, { ...query, orderBy: query.orderBy.length > 0 ? query.orderBy : always }]);
  const any = fc.oneof(
    { weight: 4, arbitrary: search('searchRuns', words.runWords) },
    { weight: 2, arbitrary: search('searchExperiments', words.experimentWords) },
    { weight: 1, arbitrary: search('searchRegisteredModels', words.modelWords) },
    // Left to itself, MLflow puts what changed last first, and Podium what comes first by name.
    { weight: 1, arbitrary: search('searchModelVersions', words.versionWords, ['name', 'version_number DESC']) },
  );
  return fc.sample(any.filter(isFair), { seed, numRuns: count });
}

/** Not so in the registry, where MLflow fails at IS NULL before it looks at what comes with it. */
function isFair([method, { filter }]: Search): boolean {
  return (
    method === 'searchRuns' || method === 'searchExperiments' || !(/\bis\s/i.test(filter) && /\band\b/i.test(filter))
  );
}

/** One to three clauses, joined rightly and wrongly. AND is not left out: what MLflow makes of that is no language. */
function filters(about: Words): fc.Arbitrary<string> {
  const and = fc.constantFrom(
    ' AND ',
    ' AND ',
    ' AND ',
    ' and ',
    '\nAND\n',
    '  And  ',
    ' AND AND ',
    ' OR ',
    ', ',
    '; ',
  );
  const several = fc
    .tuple(clauses(about), fc.oneof(fc.constant([]), fc.array(fc.tuple(and, clauses(about)), { maxLength: 2 })))
    .map(([first, rest]) => [first, ...rest.flat()].join(''));
  const before = fc.constantFrom('', '', ' ', 'AND ', '(', 'NOT ');
  const behind = fc.constantFrom('', '', ' ', ' AND', ')', ';', ' OR');
  return fc.oneof(
    { weight: 8, arbitrary: several },
    { weight: 1, arbitrary: fc.tuple(before, several, behind).map((parts) => parts.join('')) },
  );
}

/** Mostly of the kind that MLflow takes. */
function clauses({ numbers, texts, listed, optional, strange }: Words): fc.Arbitrary<string> {
  const { comparisons, matches, listOperators, nulls, lists, numberValues, textValues } = words;
  const kinds: readonly (readonly [number, ...(readonly string[])[]])[] = [
    [6, numbers, comparisons, numberValues],
    [1, numbers, comparisons, words.strangeNumbers],
    [8, texts, matches, textValues],
    [8, texts, ['!=', 'LIKE', 'ILIKE'], ["'%'", "'%a%'", "'%1%'", "'_%'"]],
    [1, texts, matches, words.strangeTexts],
    [3, listed, listOperators, lists],
    [1, listed, listOperators, words.strangeLists],
    [1, listed, matches, textValues],
    [3, optional, nulls],
    [1, strange, matches, textValues],
  ];
  const space = fc.constantFrom('', ' ', ' ', ' ', '  ', '\n', '\t', '\u{a0}', ' -- x\n');
  const names = ['colour', 'a.b', 'metrics', "'x'", '"x"', '1', 'metrics.', '.x', '`tags`.family'];
  const operators = [...comparisons, ...matches, ...listOperators, ...nulls, ...words.strangeOperators];
  const any = joined(space, [
    [...numbers, ...texts, ...listed, ...optional, ...strange, ...names],
    operators,
    [...numberValues, ...textValues, ...lists, ...words.strangeTexts, ''],
  ]);
  return fc.oneof(
    { weight: 2, arbitrary: any },
    ...kinds
      .filter(([, names = []]) => names.length > 0)
      .map(([weight, ...parts]) => ({ weight, arbitrary: joined(fc.constant(' '), parts) })),
  );
}

function joined(between: fc.Arbitrary<string>, parts: readonly (readonly string[])[]): fc.Arbitrary<string> {
  const words = parts.map((part) => fc.constantFrom(...part));
  return fc
    .tuple(...words.flatMap((word, index) => (index === 0 ? [word] : [between, word])))
    .map((all) => all.join(''));
}

function orders({ orders, strangeOrders }: Words): fc.Arbitrary<readonly string[]> {
  const order = (names: readonly string[], ...directions: readonly string[]): fc.Arbitrary<string> =>
    fc.tuple(fc.constantFrom(...names), fc.constantFrom(...directions)).map((parts) => parts.join(''));
  const legal = order(orders, '', ' ASC', ' DESC', ' DESC', ' desc', '  Asc', '\nDESC');
  const strange = order([...orders, ...strangeOrders], '', ' DESC', ' UP', ' DESC NULLS LAST', ' ASC DESC', ',', ' ');
  return fc.array(fc.oneof({ weight: 6, arbitrary: legal }, { weight: 1, arbitrary: strange }), { maxLength: 3 });
}
