import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ModelVersion } from '../../../../src/model/modelVersion.ts';
import { endpoints } from '../../../../src/stores/rest/endpoints.ts';
import { parseJson } from '../../../../src/stores/rest/json.ts';
import { decode } from '../../../../src/stores/rest/wire.ts';
import { fileInfo } from '../../../../src/stores/rest/wireArtifact.ts';
import { experiment } from '../../../../src/stores/rest/wireExperiment.ts';
import { loggedModel } from '../../../../src/stores/rest/wireLoggedModel.ts';
import { modelVersion, registeredModel } from '../../../../src/stores/rest/wireRegistry.ts';
import { run } from '../../../../src/stores/rest/wireRun.ts';
import { StoreError } from '../../../../src/stores/storeError.ts';

describe('a run of the wire', () => {
  it('is a run of the model', () => {
    const wire = {
      info: {
        run_id: 'r1',
        run_uuid: 'r1',
        experiment_id: 7,
        run_name: 'first',
        user_id: 'ada',
        status: 'FINISHED',
        start_time: '1700000000001',
        end_time: 1700000000002,
        lifecycle_stage: 'deleted',
        artifact_uri: 'mlflow-artifacts:/7/r1/artifacts',
      },
      data: {
        metrics: [
          { key: 'loss', value: 'NaN', timestamp: '5', step: '-3' },
          { key: '__proto__', value: '-Infinity', timestamp: 6, step: 0 },
          { key: 'auc', value: '0.5' },
        ],
        params: [{ key: 'constructor', value: '' }, { key: 'lr' }],
        tags: [{ key: 'toString', value: 'x' }],
      },
      inputs: {
        dataset_inputs: [
          {
            tags: [{ key: 'mlflow.data.context', value: 'training' }],
            dataset: { name: 'wine', digest: 'd1', source_type: 'local', source: '{}', profile: '{"num_rows":1}' },
          },
        ],
        model_inputs: [{ model_id: 'm-1' }],
      },
      outputs: { model_outputs: [{ model_id: 'm-2', step: '4' }] },
    };
    const got = decode(run, wire, endpoints.getRun);
    assert.deepEqual(
      JSON.parse(
        JSON.stringify({ ...got, metrics: undefined, latestMetrics: undefined, params: undefined, tags: undefined }),
      ),
      {
        runId: 'r1',
        experimentId: '7',
        runName: 'first',
        userId: 'ada',
        status: 'FINISHED',
        lifecycleStage: 'deleted',
        startTimeMs: 1700000000001,
        endTimeMs: 1700000000002,
        artifactUri: 'mlflow-artifacts:/7/r1/artifacts',
        datasets: [
          {
            name: 'wine',
            digest: 'd1',
            sourceType: 'local',
            source: '{}',
            profile: '{"num_rows":1}',
            tags: { 'mlflow.data.context': 'training' },
          },
        ],
        modelInputs: [{ modelId: 'm-1' }],
        modelOutputs: [{ modelId: 'm-2', step: 4 }],
      },
    );
    assert.deepEqual(Object.entries(got.metrics), [
      ['loss', NaN],
      ['__proto__', -Infinity],
      ['auc', 0.5],
    ]);
    assert.deepEqual(got.latestMetrics['loss'], { step: -3, timestampMs: 5, value: NaN });
    assert.deepEqual(got.latestMetrics['auc'], { step: 0, timestampMs: 0, value: 0.5 });
    assert.deepEqual(Object.entries(got.params), [
      ['constructor', ''],
      ['lr', ''],
    ]);
    assert.deepEqual(Object.entries(got.tags), [['toString', 'x']]);
  });

  it('may leave out everything that is empty', () => {
    const got = decode(run, { info: { run_id: 'r1', experiment_id: '1' } }, endpoints.getRun);
    assert.equal(got.runName, '');
    assert.equal('endTimeMs' in got, false);
    assert.deepEqual([got.datasets, got.modelInputs, got.modelOutputs], [[], [], []]);
  });

  it('may have a step or a time that no double holds, such as nanoseconds, and gets the nearest', () => {
    const metric = { key: 'loss', value: 0.5, timestamp: '1700000000000000001', step: '-9223372036854775808' };
    const wire = { info: { run_id: 'r1', experiment_id: '1' }, data: { metrics: [metric] } };
    const { latestMetrics } = decode(run, wire, endpoints.getRun);
    assert.deepEqual(latestMetrics['loss'], { step: -(2 ** 63), timestampMs: 1.7e18, value: 0.5 });
  });

  it('has the status UNKNOWN when its status is new to us', () => {
    const wire = { info: { run_id: 'r1', experiment_id: '1', status: 'PAUSED' } };
    assert.equal(decode(run, wire, endpoints.getRun).status, 'UNKNOWN');
  });
});

describe('a model version of the wire', () => {
  const decoded = (more: object): ModelVersion =>
    decode(modelVersion, { name: 'wine', version: 3, ...more }, endpoints.getModelVersion);

  it('belongs to the logged model that it names, or that its source names', () => {
    assert.equal(decoded({ model_id: 'm-1', source: 'models:/m-2' }).modelId, 'm-1');
    assert.equal(decoded({ source: 'models:/m-2' }).modelId, 'm-2');
    assert.equal(decoded({ source: 'models:/wine/2' }).modelId, '');
  });

  it('has its aliases in order, and None for no stage', () => {
    const got = decoded({ aliases: ['shadow', 'champion'], current_stage: '' });
    assert.deepEqual([got.version, got.currentStage, got.aliases], ['3', 'None', ['champion', 'shadow']]);
  });
});

describe('a registered model of the wire', () => {
  it('has its aliases by name', () => {
    const wire = {
      name: 'wine',
      aliases: [
        { alias: 'champion', version: 5 },
        { alias: '__proto__', version: '4' },
      ],
    };
    assert.deepEqual(Object.entries(decode(registeredModel, wire, endpoints.getRegisteredModel).aliases), [
      ['champion', '5'],
      ['__proto__', '4'],
    ]);
  });
});

describe('JSON', () => {
  it('may hold bare NaN and infinities, which are only numbers outside of texts', () => {
    assert.deepEqual(parseJson('[NaN, -Infinity, {"a NaN \\" Infinity": Infinity}, "\\\\", NaN]'), [
      'NaN',
      '-Infinity',
      { 'a NaN " Infinity': 'Infinity' },
      '\\',
      'NaN',
    ]);
  });

  it('is parsed as ever where it is correct, and refused where it is not', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        assert.deepEqual(parseJson(text), JSON.parse(text));
      }),
    );
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('"', '\\', 'NaN', 'Infinity', '-', '[', ']', ',', '{', ':', 'a')),
        (parts) => {
          try {
            parseJson(parts.join(''));
          } catch (error) {
            assert.ok(error instanceof SyntaxError);
          }
        },
      ),
    );
  });

  it('that never ends its text is refused in no time', () => {
    assert.throws(() => parseJson(`["${'\\"'.repeat(500_000)}NaN`), SyntaxError);
  });
});

describe('every decoder', () => {
  const schemas = { experiment, run, loggedModel, modelVersion, registeredModel, fileInfo };
  const names = [
    'info',
    'data',
    'metrics',
    'tags',
    'params',
    'aliases',
    'inputs',
    'outputs',
    'dataset_inputs',
    'dataset',
  ];
  const fields = [
    'key',
    'value',
    'step',
    'run_id',
    'experiment_id',
    'model_id',
    'name',
    'version',
    'path',
    'file_size',
  ];
  const key = fc.constantFrom(...names, ...fields, 'start_time', '__proto__', 'constructor', 'toString');
  const leaf = fc.oneof(fc.jsonValue(), fc.constantFrom('NaN', '-Infinity', '12', 1e300, 2 ** 60));
  const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 5 },
      leaf,
      fc.array(tie('tree'), { maxLength: 3 }),
      fc.array(fc.tuple(key, tie('tree')), { maxLength: 8 }).map((pairs) => {
        const body = pairs.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value ?? null)}`);
        return JSON.parse(`{${body.join()}}`) as unknown;
      }),
    ),
  }));

  for (const [name, schema] of Object.entries(schemas)) {
    it(`gives a ${name} or says that the answer is damaged, whatever comes`, () => {
      const before = JSON.stringify(Object.getOwnPropertyNames(Object.prototype));
      fc.assert(
        fc.property(tree, (wire) => {
          try {
            decode<unknown>(schema, wire, endpoints.getRun);
          } catch (error) {
            assert.ok(error instanceof StoreError && error.fault === 'damaged', String(error));
          }
        }),
        { numRuns: 500 },
      );
      assert.equal(JSON.stringify(Object.getOwnPropertyNames(Object.prototype)), before);
    });
  }
});
