import assert from 'node:assert/strict';
import type { CallSignature } from '../../../src/model/callSignature.ts';
import { signatureChange } from '../../../src/policy/compatible.ts';
import { aSignature } from '../../support/promotion.ts';

const column = (name: string, type: string | object = 'double', required = true): object => ({
  ...(typeof type === 'string' ? { type } : type),
  name,
  required,
});
const tensor = (dtype: string, ...shape: readonly number[]): object => ({
  type: 'tensor',
  'tensor-spec': { dtype, shape },
});
const object = (properties: object): object => ({ type: 'object', properties });
const inputs = (...specs: readonly object[]): CallSignature => aSignature({ inputs: specs });
const params = (...specs: readonly object[]): CallSignature => aSignature({ params: specs });
const outputs = (...specs: readonly object[]): CallSignature => aSignature({ outputs: specs });
const nothing: CallSignature = {};
const double = { type: 'double' };

function breaks(before: CallSignature, after: CallSignature): readonly string[] {
  return signatureChange(before, after).breaks;
}

describe('a signature stays compatible', () => {
  for (const [what, before, after, notes] of [
    ['with the same columns in another order', inputs(column('a'), column('b')), inputs(column('b'), column('a')), []],
    [
      'with a wider type',
      inputs(column('a', 'integer'), column('b', 'float')),
      inputs(column('a', 'long'), column('b')),
      [],
    ],
    [
      'with optional columns more',
      inputs(column('a')),
      inputs(column('a'), column('b', 'long', false)),
      ['1 optional column added'],
    ],
    [
      'with fewer columns',
      inputs(column('a'), column('b'), column('c')),
      inputs(column('a')),
      ['2 columns not needed any more'],
    ],
    ['with a column that need not be there any more', inputs(column('a')), inputs(column('a', 'double', false)), []],
    ['with a column that may be anything', inputs(column('a', 'string')), inputs(column('a', 'any')), []],
    ['with a tensor of any size', inputs(tensor('float32', -1, 28, 28)), inputs(tensor('float32', -1, -1, 28)), []],
    ['with nothing said of inputs', inputs(column('a')), nothing, []],
    ['with inputs where nothing was said', nothing, inputs(column('a')), ['nothing was said of inputs before']],
    [
      'with lists and maps of a wider type',
      inputs(
        column('a', { type: 'array', items: { type: 'integer' } }),
        column('b', { type: 'map', values: { type: 'float' } }),
      ),
      inputs(column('a', { type: 'array', items: { type: 'long' } }), column('b', { type: 'map', values: double })),
      [],
    ],
    [
      'with an optional property more',
      inputs(column('a', object({ x: double }))),
      inputs(column('a', object({ x: double, y: { type: 'long', required: false } }))),
      [],
    ],
    [
      'with params that take more, or another default',
      params(
        { name: 'k', type: 'integer', default: 1 },
        { name: 'gone', type: 'long' },
        { name: 'n', type: 'long', default: 1 },
      ),
      params(
        { name: 'k', type: 'double', default: 1 },
        { name: 'new', type: 'long' },
        { name: 'n', type: 'long', default: 2 },
      ),
      ['param gone is ignored now', 'param n has another default'],
    ],
    ['with the same outputs', outputs(column('p')), outputs(column('p')), []],
    ['with outputs where nothing was said', nothing, outputs(column('p')), []],
  ] as const satisfies readonly (readonly [string, CallSignature, CallSignature, readonly string[]])[]) {
    it(what, () => {
      assert.deepEqual(signatureChange(before, after), { breaks: [], notes });
    });
  }
});

describe('a signature breaks', () => {
  for (const [what, before, after, sentence] of [
    [
      'with a narrower type',
      inputs(column('a', 'long')),
      inputs(column('a', 'integer')),
      'input a is integer, was long',
    ],
    ['with a type that loses digits', inputs(column('a', 'long')), inputs(column('a')), 'input a is double, was long'],
    [
      'with another type',
      inputs(column('a', 'string')),
      inputs(column('a', 'constructor')),
      'input a is constructor, was string',
    ],
    [
      'with a required column more',
      inputs(column('a')),
      inputs(column('a'), column('b')),
      'input b is required, and new',
    ],
    [
      'with a column that must be there now',
      inputs(column('a', 'long', false)),
      inputs(column('a', 'long')),
      'input a is required now',
    ],
    [
      'with another shape',
      inputs(tensor('float32', -1, 28)),
      inputs(tensor('float32', -1, 32)),
      'input 1 is float32 [any, 32], was float32 [any, 28]',
    ],
    [
      'with another dtype',
      inputs(tensor('float32', -1)),
      inputs(tensor('float64', -1)),
      'input 1 is float64 [any], was float32 [any]',
    ],
    [
      'with a size that was free',
      inputs(tensor('float32', -1)),
      inputs(tensor('float32', 8)),
      'input 1 is float32 [8], was float32 [any]',
    ],
    [
      'with names where there were none',
      inputs(tensor('float32', -1)),
      inputs({ ...tensor('float32', -1), name: 'x' }),
      'inputs have names now',
    ],
    [
      'without the names',
      inputs({ ...tensor('float32', -1), name: 'x' }),
      inputs(tensor('float32', -1)),
      'inputs have no names any more',
    ],
    [
      'with a tensor for a column',
      inputs(column('a')),
      inputs({ ...tensor('float64', -1), name: 'a' }),
      'input a is float64 [any], was double',
    ],
    [
      'with a property less',
      inputs(column('a', object({ x: double, y: double }))),
      inputs(column('a', object({ x: double }))),
      'input a is {x: double}, was {x: double, y: double}',
    ],
    [
      'with a required property more',
      inputs(column('a', object({ x: double }))),
      inputs(column('a', object({ x: double, y: double }))),
      'input a is {x: double, y: double}, was {x: double}',
    ],
    [
      'with a property that must be there now',
      inputs(column('a', object({ x: { ...double, required: false } }))),
      inputs(column('a', object({ x: double }))),
      'input a is {x: double}, was {x: double?}',
    ],
    [
      'with a list of a param',
      params({ name: 'k', type: 'long', shape: null }),
      params({ name: 'k', type: 'long', shape: [-1] }),
      'param k is long list, was long',
    ],
    [
      'with a narrower param',
      params({ name: 'k', type: 'double' }),
      params({ name: 'k', type: 'long' }),
      'param k is long, was double',
    ],
    ['with another output', outputs(column('p')), outputs(column('p', 'float')), 'output p (float), was p (double)'],
    ['with an output less', outputs(column('p'), column('q')), outputs(column('p')), '1 column of outputs, were 2'],
    ['without outputs', outputs(column('p')), nothing, '0 columns of outputs, were 1'],
  ] as const satisfies readonly (readonly [string, CallSignature, CallSignature, string])[]) {
    it(what, () => {
      assert.deepEqual(breaks(before, after), [sentence]);
    });
  }

  it('in every way at once', () => {
    assert.deepEqual(
      breaks(
        inputs(column('a', 'long'), column('b', 'string')),
        inputs(column('a', 'integer'), column('b', 'long'), column('c')),
      ),
      ['input a is integer, was long', 'input b is long, was string', 'input c is required, and new'],
    );
  });
});
