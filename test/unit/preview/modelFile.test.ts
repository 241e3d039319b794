import assert from 'node:assert/strict';
import fc from 'fast-check';
import { openDocument } from '../../../src/preview/openDocument.ts';
import type { DocumentContent } from '../../../src/protocol/preview.ts';
import { hostileTexts } from '../../support/hostileTexts.ts';
import { seed } from '../../support/seed.ts';
import { never, sourceOf } from './sources.ts';

const read = async (text: string): Promise<DocumentContent> =>
  (await openDocument('MLmodel', sourceOf(text), never)).content;

const whole = `artifact_path: model
flavors:
  sklearn:
    code: null
    sklearn_version: 1.7.2
    serialization_format: skops
  python_function:
    env: {conda: conda.yaml}
    loader_module: mlflow.sklearn
    python_version: 3.11.7
metadata: {owner: ada}
mlflow_version: 3.17.2
model_id: m-1
model_size_bytes: 40035
run_id: r-1
saved_input_example_info:
  artifact_path: input_example.json
  serving_input_path: serving_input_example.json
  type: dataframe
signature:
  inputs: '[{"type": "double", "name": "age", "required": true}, {"type": "array", "items": {"type": "string"}, "name": "tags", "required": false}]'
  outputs: '[{"type": "tensor", "tensor-spec": {"dtype": "float32", "shape": [-1, 3]}}]'
  params: '[{"name": "top_k", "type": "long", "default": 5, "shape": null}]'
utc_time_created: '2026-11-21 08:26:14.113244'
`;

describe('the card of a model', () => {
  it('has what its MLmodel says', async () => {
    assert.deepEqual(await read(whole), {
      kind: 'card',
      facts: {
        modelId: 'm-1',
        runId: 'r-1',
        sizeBytes: 40035,
        mlflowVersion: '3.17.2',
        pythonVersion: '3.11.7',
        createdUtc: '2026-11-21 08:26:14.113244',
      },
      flavors: [
        {
          name: 'python_function',
          loaderModule: 'mlflow.sklearn',
          fields: [
            { name: 'env', text: '{"conda":"conda.yaml"}' },
            { name: 'python_version', text: '3.11.7' },
          ],
        },
        { name: 'sklearn', version: '1.7.2', fields: [{ name: 'serialization_format', text: 'skops' }] },
      ],
      signature: {
        inputs: [
          { name: 'age', type: 'double', isTensor: false, required: true, sample: '1.5' },
          { name: 'tags', type: 'array of string', isTensor: false, required: false, sample: '["text"]' },
        ],
        outputs: [{ type: 'float32 [any, 3]', isTensor: true, required: true, sample: '[[0.5,0.5,0.5]]' }],
        params: [{ name: 'top_k', type: 'long', isTensor: false, required: true, byDefault: '5', sample: '5' }],
      },
      example: { type: 'dataframe', path: 'input_example.json', servingPath: 'serving_input_example.json' },
      others: [{ name: 'metadata', text: '{"owner":"ada"}' }],
      notes: [],
    });
  });

  it('says where a file that breaks off does so, and that it is too large to be one', async () => {
    const broken = await read(whole.slice(0, whole.indexOf('"items"')));
    assert.ok(broken.kind === 'broken');
    assert.match(broken.message, /^MLmodel, line 2\d: .*\. It is damaged, or breaks off\.$/);
    const large = await read(`a: ${'x'.repeat(3 * 1024 * 1024)}`);
    assert.ok(large.kind === 'broken');
    assert.match(large.message, /^This MLmodel has 3 MB\./);
  });

  it('takes no name of a file in another folder, and follows no alias', async () => {
    for (const path of ['../secret', '/etc/passwd', 'a/b', 'C:x', '..', '\\\\host\\x']) {
      const card = await read(`flavors: {a: {}}\nsaved_input_example_info: {artifact_path: '${path}', type: x}`);
      assert.ok(card.kind === 'card' && card.example === undefined, path);
    }
    const aliases = await read('flavors: &a {b: 1}\nother: *a');
    assert.equal(aliases.kind, 'broken');
  });

  it('says which part of a signature cannot be read, and is a card nevertheless', async () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    for (const inputs of ['[{', '{}', deep, '[{"name": 3}]', `[{"type": ${deep}}]`]) {
      const card = await read(`flavors: {a: {}}\nsignature:\n  inputs: '${inputs}'\n  outputs: '[]'`);
      assert.ok(card.kind === 'card');
      assert.deepEqual(
        card.notes,
        ['The inputs of its signature cannot be read. Open it as text.'],
        inputs.slice(0, 20),
      );
      assert.deepEqual(card.signature, { inputs: null, outputs: [], params: null });
    }
  });

  it('keeps hostile names as names', async () => {
    const names = [...hostileTexts, '__proto__', 'constructor'];
    const flavors = Object.fromEntries(names.map((name) => [name, { [name]: name }]));
    const card = await read(JSON.stringify({ flavors }));
    assert.ok(card.kind === 'card');
    // Long texts are cut.
    for (const name of names) {
      assert.deepEqual(card.flavors.find((one) => one.name === name)?.fields, [{ name, text: name.slice(0, 2_000) }]);
    }
    assert.equal(card.flavors.length, new Set(names).size);
  });

  it('is a card or a sentence, whatever the text', async () => {
    const cut = fc
      .tuple(fc.nat(whole.length), fc.string({ maxLength: 6 }), fc.nat(whole.length))
      .map(([from, put, to]) => whole.slice(0, from) + put + whole.slice(to));
    await fc.assert(
      fc.asyncProperty(fc.oneof(cut, fc.string(), fc.json()), async (text) => {
        const { kind } = await read(text);
        assert.ok(kind === 'card' || kind === 'broken');
      }),
      { numRuns: 500, seed },
    );
  });
});
