import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import fc from 'fast-check';
import { meetsSpecifier } from '../../src/compare/versionSpecifier.ts';
import { pythonEnvironment } from '../../scripts/lib/python.ts';
import { needsPython } from '../support/python.ts';
import { seed } from '../support/seed.ts';

const program = path.resolve(import.meta.dirname, 'pythonVersions.py');

const release = fc
  .array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 3 })
  .map((numbers) => numbers.join('.'));
const end = (...texts: readonly string[]): fc.Arbitrary<string> => fc.option(fc.constantFrom(...texts), { nil: '' });
const version = fc
  .tuple(end('1!'), release, end('a1', 'b2', 'rc1', '.alpha', '-pre2'), end('.post1', '-2', 'rev3', '.dev0', 'dev3'))
  .map((parts) => parts.join(''));
const local = fc.tuple(version, end('+cpu', '+a.1')).map((parts) => parts.join(''));
const one = fc.oneof(
  fc.tuple(fc.constantFrom('<=', '>=', '<', '>', '~='), version).map((parts) => parts.join('')),
  fc.tuple(fc.constantFrom('==', '!='), local).map((parts) => parts.join('')),
  fc.tuple(fc.constantFrom('==', '!='), release).map(([operator, prefix]) => `${operator}${prefix}.*`),
);
const specifier = fc.array(one, { minLength: 1, maxLength: 2 }).map((parts) => parts.join(','));

describe('whether a version is one that a requirement asks for', () => {
  before(async function () {
    await needsPython(this);
  });

  it('is said as the code of pip says it', async () => {
    const pairs = fc.sample(fc.tuple(local, specifier), { numRuns: 5_000, seed });
    const told = execFileSync(await pythonEnvironment(), [program], { input: JSON.stringify(pairs), encoding: 'utf8' });
    const answers = JSON.parse(told) as readonly (boolean | null)[];
    const other = pairs.filter(([given, asked], at) => (meetsSpecifier(given, asked) ?? null) !== answers[at]);
    assert.deepEqual(other, []);
    for (const answer of [true, false, null]) {
      assert.ok(answers.filter((each) => each === answer).length > 100, String(answer));
    }
  });
});
