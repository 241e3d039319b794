import assert from 'node:assert/strict';
import fc from 'fast-check';
import { matches } from '../../../src/policy/glob.ts';
import { ruleFor } from '../../../src/policy/ruleFor.ts';
import { policyOf } from '../../support/promotion.ts';

describe('a pattern of names', () => {
  for (const [pattern, name, isMatch] of [
    ['churn', 'churn', true],
    ['churn', 'churn2', false],
    ['churn*', 'churn', true],
    ['*', '', true],
    ['a*a', 'a', false],
    ['a*b*c', 'a-bb-c', true],
    ['*ab*ab*', 'abab', true],
    ['*ab*ab*', 'aba', false],
    ['a.c', 'abc', false],
    ['(a+)+$', '(a+)+$', true],
  ] as const) {
    it(`${pattern} ${isMatch ? 'is about' : 'is not about'} "${name}"`, () => {
      assert.equal(matches(pattern, name), isMatch);
    });
  }

  it('matches as the regular expression would that it stands for', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', '*'), maxLength: 8 });
    fc.assert(
      fc.property(letters, letters, (pattern, name) => {
        const expression = new RegExp(`^${pattern.replaceAll('*', '[^]*')}$`);
        assert.equal(matches(pattern, name), expression.test(name));
      }),
    );
  });
});

describe('of several rules, the one applies', () => {
  const rules = [
    { model: '*', alias: '*' },
    { model: 'churn*', alias: '*' },
    { model: 'churn-eu', alias: '*' },
    { model: 'churn*', alias: 'champion' },
    { model: '*', alias: 'champion' },
  ];
  const applied = (model: string, alias: string): readonly (string | undefined)[] => {
    const rule = ruleFor(policyOf(...rules), model, alias);
    return [rule?.model, rule?.alias];
  };

  it('that says most of the model, then most of the alias', () => {
    assert.deepEqual(applied('churn-eu', 'champion'), ['churn-eu', '*']);
    assert.deepEqual(applied('churn-us', 'champion'), ['churn*', 'champion']);
    assert.deepEqual(applied('churn-us', 'shadow'), ['churn*', '*']);
    assert.deepEqual(applied('wine', 'champion'), ['*', 'champion']);
    assert.deepEqual(applied('wine', 'shadow'), ['*', '*']);
  });

  it('whatever their order in the file', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(rules, { minLength: rules.length }),
        fc.constantFrom('churn-eu', 'churn-us', 'churn', 'wine', ''),
        fc.constantFrom('champion', 'shadow'),
        (shuffled, model, alias) => {
          const rule = ruleFor(policyOf(...shuffled), model, alias);
          assert.deepEqual([rule?.model, rule?.alias], applied(model, alias));
        },
      ),
    );
  });

  it('that stands first, where two say as much', () => {
    const policy = policyOf({ model: 'chu*' }, { model: '*urn' });
    assert.equal(ruleFor(policy, 'churn', 'champion')?.model, 'chu*');
  });

  it('or none', () => {
    assert.equal(ruleFor(policyOf({ model: 'wine' }), 'churn', 'champion'), undefined);
  });
});
