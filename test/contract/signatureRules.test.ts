import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { pythonEnvironment } from '../../scripts/lib/python.ts';
import { signatureChange } from '../../src/policy/compatible.ts';
import { environmentWithoutMlflow } from '../support/environment.ts';
import { aSignature } from '../support/promotion.ts';
import { needsPython } from '../support/python.ts';
import { tempFolder } from '../support/tempFolder.ts';

const run = promisify(execFile);
const program = path.resolve(import.meta.dirname, 'signatureRules.py');

type Parts = Parameters<typeof aSignature>[0];
type Pair = readonly [before: Parts, after: Parts];

/** Whether MLflow itself lets each second one take what each first one took. */
async function taken(pairs: readonly Pair[]): Promise<readonly boolean[]> {
  using folder = tempFolder({ 'pairs.json': JSON.stringify(pairs) });
  const python = await pythonEnvironment();
  const { stdout } = await run(python, [program, path.join(folder.path, 'pairs.json')], {
    env: environmentWithoutMlflow(),
  });
  return JSON.parse(stdout) as readonly boolean[];
}

function isCompatible([before, after]: Pair): boolean {
  return signatureChange(aSignature(before), aSignature(after)).breaks.length === 0;
}

const types = ['boolean', 'integer', 'long', 'float', 'double', 'string', 'binary', 'datetime'];
const column = (name: string, type: string | object = 'double', required = true): object => ({
  ...(typeof type === 'string' ? { type } : type),
  name,
  required,
});
const array = (type: string): object => ({ type: 'array', items: { type } });
const map = (type: string): object => ({ type: 'map', values: { type } });
const object = (properties: object): object => ({ type: 'object', properties });
const tensor = (dtype: string, ...shape: readonly number[]): object => ({
  type: 'tensor',
  'tensor-spec': { dtype, shape },
});
const inputs = (...specs: readonly object[]): Parts => ({ inputs: specs });
const param = (type: string, shape: readonly number[] | null = null): Parts => ({
  params: [{ name: 'k', type, default: shape && [1], shape }],
});
const [long, optional] = [{ type: 'long' }, { type: 'long', required: false }];

describe('as MLflow 3.17.2 takes what goes into a model, a signature is compatible', function () {
  this.timeout(120_000);
  before(async function () {
    await needsPython(this);
  });

  it('or not, for each pair of types of columns', async () => {
    const pairs = types.flatMap((before) => types.map((after): readonly [string, string] => [before, after]));
    const mlflow = await taken(
      pairs.map(([before, after]) => [inputs(column('a', before)), inputs(column('a', after))]),
    );
    const ours = pairs.map(([before, after]) =>
      isCompatible([inputs(column('a', before)), inputs(column('a', after))]),
    );
    const differing = pairs.filter((_, index) => mlflow[index] !== ours[index]).map((pair) => pair.join(' → '));
    // Of what lies in Python objects MLflow does not look at the type: the model finds out.
    assert.deepEqual(differing, ['string → binary', 'binary → boolean', 'binary → string']);
    assert.ok(pairs.every((_, index) => mlflow[index] === true || ours[index] === false));
    assert.equal(ours.filter(Boolean).length, types.length + 3);
  });

  const cases: readonly (readonly [string, Parts, Parts])[] = [
    ['the same columns in another order', inputs(column('a'), column('b')), inputs(column('b'), column('a'))],
    ['an optional column more', inputs(column('a')), inputs(column('a'), column('b', 'double', false))],
    ['a required column more', inputs(column('a')), inputs(column('a'), column('b'))],
    ['a column less', inputs(column('a'), column('b')), inputs(column('a'))],
    [
      'a column that is required now',
      inputs(column('a'), column('b', 'long', false)),
      inputs(column('a'), column('b', 'long')),
    ],
    [
      'a column that is optional now',
      inputs(column('a'), column('b', 'long')),
      inputs(column('a'), column('b', 'long', false)),
    ],
    [
      'columns without names',
      inputs({ type: 'long' }, { type: 'double' }),
      inputs({ type: 'long' }, { type: 'double' }),
    ],
    ['fewer columns without names', inputs({ type: 'long' }, { type: 'double' }), inputs({ type: 'long' })],
    ['more columns without names', inputs({ type: 'long' }), inputs({ type: 'long' }, { type: 'double' })],
    ['the same list', inputs(column('a', array('long'))), inputs(column('a', array('long')))],
    ['a list of a wider type', inputs(column('a', array('integer'))), inputs(column('a', array('long')))],
    ['a list of another type', inputs(column('a', array('double'))), inputs(column('a', array('long')))],
    ['a list where there was a value', inputs(column('a', 'long')), inputs(column('a', array('long')))],
    ['a value where there was a list', inputs(column('a', array('long'))), inputs(column('a', 'long'))],
    ['the same map', inputs(column('a', map('double'))), inputs(column('a', map('double')))],
    ['a map to another type', inputs(column('a', map('double'))), inputs(column('a', map('boolean')))],
    ['the same object', inputs(column('a', object({ x: long }))), inputs(column('a', object({ x: long })))],
    [
      'an optional property more',
      inputs(column('a', object({ x: long }))),
      inputs(column('a', object({ x: long, y: optional }))),
    ],
    [
      'a required property more',
      inputs(column('a', object({ x: long }))),
      inputs(column('a', object({ x: long, y: long }))),
    ],
    ['a property less', inputs(column('a', object({ x: long, y: long }))), inputs(column('a', object({ x: long })))],
    [
      'a property that is required now',
      inputs(column('a', object({ x: long, y: optional }))),
      inputs(column('a', object({ x: long, y: long }))),
    ],
    ['the same tensor', inputs(tensor('float32', -1, 4)), inputs(tensor('float32', -1, 4))],
    ['a tensor of any size', inputs(tensor('float32', -1, 4)), inputs(tensor('float32', -1, -1))],
    ['a tensor of another size', inputs(tensor('float32', -1, 4)), inputs(tensor('float32', -1, 5))],
    ['a tensor of more dimensions', inputs(tensor('float32', -1, 4)), inputs(tensor('float32', -1, 4, 1))],
    ['a tensor of a wider type', inputs(tensor('float32', -1, 4)), inputs(tensor('float64', -1, 4))],
    [
      'the same named tensors',
      inputs({ ...tensor('float32', -1), name: 'a' }),
      inputs({ ...tensor('float32', -1), name: 'a' }),
    ],
    [
      'a named tensor of another name',
      inputs({ ...tensor('float32', -1), name: 'a' }),
      inputs({ ...tensor('float32', -1), name: 'b' }),
    ],
    ['a wider param', param('integer'), param('double')],
    ['a wider param of a kind that columns have not', param('long'), param('double')],
    ['a narrower param', param('double'), param('long')],
    ['another param', param('string'), param('long')],
    ['the same list of a param', param('long', [-1]), param('long', [-1])],
    ['a list of a param where there was a value', param('long'), param('long', [-1])],
    ['a value of a param where there was a list', param('long', [-1]), param('long')],
  ];

  it('or not, in all other ways', async () => {
    const mlflow = await taken(cases.map(([, before, after]) => [before, after]));
    const ours = cases.map(([, before, after]) => isCompatible([before, after]));
    assert.deepEqual(
      cases.filter((_, index) => mlflow[index] !== ours[index]).map(([what]) => what),
      [],
    );
    assert.deepEqual([ours.includes(true), ours.includes(false)], [true, true]);
  });
});
