import assert from 'node:assert/strict';
import { callSignatureIn } from '../../../src/services/registry/callSignature.ts';
import { aSignature } from '../../support/promotion.ts';

describe('the signature of a model, to be compared', () => {
  it('has the types as they nest', () => {
    const { inputs, outputs, params } = aSignature({
      inputs: [
        { name: 'age', type: 'long', required: false },
        {
          name: 'chat',
          type: 'array',
          items: {
            type: 'object',
            properties: { role: { type: 'string' }, seen: { type: 'datetime', required: false } },
          },
        },
        { name: 'any', type: 'map', values: { type: 'any' } },
      ],
      outputs: [{ type: 'tensor', 'tensor-spec': { dtype: 'float32', shape: [-1, 3] } }],
      params: [{ name: 'stop', type: 'string', default: ['a'], shape: [-1] }],
    });
    assert.deepEqual(inputs, [
      { name: 'age', type: 'long', required: false, of: { kind: 'scalar', name: 'long' } },
      {
        name: 'chat',
        type: 'array of {role: string, seen: datetime?}',
        required: true,
        of: {
          kind: 'array',
          items: {
            kind: 'object',
            properties: [
              { name: 'role', required: true, of: { kind: 'scalar', name: 'string' } },
              { name: 'seen', required: false, of: { kind: 'scalar', name: 'datetime' } },
            ],
          },
        },
      },
      { name: 'any', type: 'map of any', required: true, of: { kind: 'map', values: { kind: 'scalar', name: 'any' } } },
    ]);
    assert.deepEqual(outputs, [
      { type: 'float32 [any, 3]', required: true, of: { kind: 'tensor', dtype: 'float32', shape: [-1, 3] } },
    ]);
    assert.deepEqual(params, [
      {
        name: 'stop',
        type: 'string list',
        required: true,
        byDefault: '["a"]',
        of: { kind: 'array', items: { kind: 'scalar', name: 'string' } },
      },
    ]);
  });

  const deep = `${'{"type": "array", "items": '.repeat(40)}{"type": "long"}${'}'.repeat(40)}`;
  for (const [what, file] of [
    ['there is none', 'flavors: {}\nsignature: null\n'],
    ['the file breaks off', 'signature: ['],
    ['it says nothing', 'signature:\n  inputs: null\n'],
    ['a part of it is no JSON', `signature:\n  inputs: '[{"name": "a", "type": "long"}]'\n  outputs: '['\n`],
    ['a type of it is none', `signature:\n  inputs: '[{"name": "a", "type": 3}]'\n`],
    ['it nests too deeply', `signature:\n  inputs: '[${deep}]'\n`],
  ] as const) {
    it(`is not known where ${what}`, () => {
      assert.equal(callSignatureIn(file), undefined);
    });
  }
});
