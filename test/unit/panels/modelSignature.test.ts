import assert from 'node:assert/strict';
import { signatureIn } from '../../../src/panels/model/modelSignature.ts';

describe('the signature in an MLmodel', () => {
  it('is what goes in and out, with its types', () => {
    const file = `flavors: {}
signature:
  inputs: '[{"type": "double", "name": "age", "required": true}, {"type": "long", "name": "n", "required": false}]'
  outputs: '[{"type": "tensor", "tensor-spec": {"dtype": "float32", "shape": [-1, 3]}}]'
  params: '[{"name": "top_k", "type": "long", "default": 5, "shape": null}]'
`;
    assert.deepEqual(
      { ...signatureIn(file) },
      {
        inputs: '2 columns',
        'input age': 'double',
        'input n': 'long, optional',
        outputs: '1 column',
        'output 1': 'float32 [any, 3]',
        params: '1 column',
        'param top_k': 'long = 5',
      },
    );
  });

  it('is none where there is none, and where the file is none that MLflow wrote', () => {
    for (const file of ['flavors: {}', '', 'signature: [', 'signature: 3', "signature:\n  inputs: '{'"]) {
      assert.deepEqual({ ...signatureIn(file) }, {}, file);
    }
  });
});
