import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { policyFile, readPolicy } from '../../../src/policy/readPolicy.ts';
import { anyPolicy } from '../../support/anyPolicy.ts';
import { accepts, type JsonSchema } from '../../support/jsonSchema.ts';

interface Manifest {
  readonly contributes: {
    readonly jsonValidation: readonly { readonly fileMatch: string; readonly url: string }[];
    readonly languages: readonly { readonly id: string; readonly filenamePatterns: readonly string[] }[];
  };
}

interface Snippets extends JsonSchema {
  readonly defaultSnippets?: readonly { readonly label: string; readonly body: unknown }[];
}

const schema = JSON.parse(readFileSync('media/promotion.schema.json', 'utf8')) as Snippets;

function isRead(value: unknown): boolean {
  return 'policy' in readPolicy(JSON.stringify(value));
}

const rule = (more: object): object => ({ rules: [{ model: 'm', alias: 'a', ...more }] });
const require = (more: object): object => rule({ require: more });
const metric = (more: unknown): object => require({ metrics: { auc: more } });
const tag = (more: unknown): object => require({ tags: { t: more } });
const long = (length: number): string => 'x'.repeat(length);
const many = <Item>(count: number, item: Item): Item[] => Array<Item>(count).fill(item);
const keys = (count: number, value: unknown): object =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`k${String(index)}`, value]));

const good: readonly unknown[] = [
  { rules: [] },
  { $schema: '', rules: [], otherwise: 'deny' },
  { rules: many(500, { model: 'm', alias: 'a' }) },
  rule({ model: long(256), alias: '🏅'.repeat(256) }),
  rule({ afterwards: {} }),
  rule({ afterwards: { previousHolder: 'größe-2_x', removes: many(20, 'a') } }),
  rule({ afterwards: { previousHolder: long(255) } }),
  rule({ afterwards: { previousHolder: 'v1x' } }),
  require({}),
  require({ from: ['latest', 'v1'] }),
  require({ tags: keys(100, true) }),
  tag(many(100, 'x')),
  tag(long(5_000)),
  require({ metrics: keys(100, { atLeast: 0 }) }),
  metric({ atLeast: -1e300, atMost: 0.5, betterThanHolder: { by: -1 }, dataset: 'd' }),
  metric({ betterThanHolder: { byPercent: 0, direction: 'lower', ifNoHolder: 'deny' } }),
  require({ evaluationRows: Number.MAX_SAFE_INTEGER }),
  require({ evaluationRows: { atLeast: 1, metric: long(250), dataset: 'd' } }),
];

const bad: readonly unknown[] = [
  ...[
    null,
    1,
    'x',
    [],
    {},
    { rules: {} },
    { rules: [], other: 1 },
    { rules: [], otherwise: 'maybe' },
    { rules: [], $schema: 1 },
  ],
  ...[{ rules: [{}] }, { rules: [1] }, { rules: [{ model: 'm' }] }, { rules: many(501, { model: 'm', alias: 'a' }) }],
  ...[{ model: '' }, { model: ' ' }, { model: '\u00a0' }, { model: long(257) }, { alias: 1 }, { wish: 1 }].map(rule),
  ...[{ typeModelName: 'yes' }, { override: true }, { override: 'Never' }, { require: [] }, { afterwards: null }].map(
    rule,
  ),
  ...['', '@a', 'a b', 'latest', 'LATEST', 'v1', 'V٣', long(256), 'a\n'].map((previousHolder) =>
    rule({ afterwards: { previousHolder } }),
  ),
  ...[[], many(21, 'a'), ['v1'], 'a'].map((removes) => rule({ afterwards: { removes } })),
  rule({ afterwards: { clears: ['a'] } }),
  ...[{ ready: 1 }, { description: 'x' }, { from: [] }, { from: ['@a'] }, { from: 'a' }, { from: many(21, 'a') }].map(
    require,
  ),
  ...[{ signature: 'same' }, { signature: true }, { wish: 1 }, { tags: [] }, { tags: keys(101, true) }].map(require),
  ...[{ tags: { '': true } }, { tags: { [long(251)]: true } }, { metrics: { ' ': { atLeast: 1 } } }].map(require),
  ...[false, '', [], [''], [true], {}, null, 1, many(101, 'x'), long(5_001)].map(tag),
  ...[
    1,
    {},
    { dataset: 'd' },
    { atLeast: '1' },
    { atLeast: 1, wish: 1 },
    { atMost: null },
    { atLeast: 1, dataset: '' },
  ].map(metric),
  ...[{}, { by: 1, byPercent: 1 }, { by: '1' }, { byPercent: null }, { by: 1, wish: 1 }, { direction: 'lower' }, 2].map(
    (betterThanHolder) => metric({ betterThanHolder }),
  ),
  ...[
    { by: 1, direction: 'up' },
    { by: 1, ifNoHolder: true },
  ].map((betterThanHolder) => metric({ betterThanHolder })),
  ...[
    0,
    1.5,
    -1,
    '1',
    2 ** 53,
    {},
    { atLeast: 0 },
    { metric: 'n' },
    { atLeast: 1, metric: '' },
    { atLeast: 1, wish: 1 },
    [],
  ].map((evaluationRows) => require({ evaluationRows })),
];

describe('the schema of policies and the reader', () => {
  it('take the same for a policy', () => {
    for (const value of good)
      assert.deepEqual([isRead(value), accepts(schema, value)], [true, true], JSON.stringify(value).slice(0, 200));
  });

  it('refuse the same', () => {
    for (const value of bad)
      assert.deepEqual([isRead(value), accepts(schema, value)], [false, false], JSON.stringify(value).slice(0, 200));
  });

  it('agree on every policy that somebody may write', () => {
    fc.assert(
      fc.property(anyPolicy, (policy) => isRead(policy) && accepts(schema, policy)),
      { numRuns: 300 },
    );
  });

  it('agree on what somebody wrote wrong', () => {
    let refused = 0;
    fc.assert(
      fc.property(anyPolicy, fc.nat(), fc.nat(4), fc.jsonValue({ maxDepth: 1 }), (policy, place, how, other) => {
        // What was taken out of a list left a hole, which JSON has not.
        const changed: unknown = JSON.parse(JSON.stringify(mutated(policy, place, how, other)));
        const isGood = accepts(schema, changed);
        if (!isGood) refused++;
        assert.equal(isRead(changed), isGood, JSON.stringify(changed));
      }),
      { numRuns: 1_000 },
    );
    assert.ok(refused > 200, String(refused));
  });

  it('belong to the file, in which comments are allowed', () => {
    const { jsonValidation, languages } = (JSON.parse(readFileSync('package.json', 'utf8')) as Manifest).contributes;
    const fileMatch = `**/${policyFile}`;
    assert.ok(jsonValidation.some((one) => one.fileMatch === fileMatch && one.url === './media/promotion.schema.json'));
    assert.ok(languages.some(({ id, filenamePatterns }) => id === 'jsonc' && filenamePatterns.includes(fileMatch)));
  });

  it('offer only snippets that are valid once they are filled in', () => {
    const { definitions = {} } = schema;
    const filled = (body: unknown): unknown =>
      JSON.parse(
        JSON.stringify(body)
          .replace(/"\^\$\{\d:([^}]*)\}"/g, '$1')
          .replace(/\$\{\d:([^}]*)\}/g, '$1'),
      );
    const bodies = [
      schema,
      definitions['rule'],
      definitions['require']?.properties?.['tags'],
      definitions['require']?.properties?.['metrics'],
    ];
    for (const one of bodies as readonly Snippets[]) {
      assert.ok(one.defaultSnippets?.length);
      for (const { label, body } of one.defaultSnippets) assert.ok(accepts(one, filled(body), schema), label);
    }
  });
});

/** The same with one place changed: left out, renamed, added to, put in a list, or something else. */
function mutated(value: unknown, place: number, how: number, other: unknown): unknown {
  const copy = structuredClone(value);
  const places: { readonly owner: Record<string, unknown>; readonly key: string }[] = [];
  const walk = (one: unknown): void => {
    if (typeof one !== 'object' || one === null) return;
    for (const [key, inner] of Object.entries(one)) {
      places.push({ owner: one as Record<string, unknown>, key });
      walk(inner);
    }
  };
  walk(copy);
  const { owner, key } = places[place % places.length] ?? {};
  if (!owner || key === undefined) return copy;
  if (how === 0) Reflect.deleteProperty(owner, key);
  else if (how === 1) owner[`${key}s`] = owner[key];
  else if (how === 2) owner['wish'] = other;
  else owner[key] = how === 3 ? [owner[key]] : other;
  return copy;
}
