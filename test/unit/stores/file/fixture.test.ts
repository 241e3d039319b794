import assert from 'node:assert/strict';
import path from 'node:path';
import { openStore, type Store } from '../../../../src/stores/index.ts';

const folder = path.resolve(import.meta.dirname, '../../../fixtures/mlruns');
const experimentId = '634718295179740958';
const runId = 'fbf57d133c954e1091b87f726d1b978a';
const modelId = 'm-60f596e4fd314e4c98d02e4b95b27e5f';

/** Without prototypes on either side. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value, (_, item: unknown) => spelled(item)));
const spelled = (item: unknown): unknown => (typeof item === 'number' && !Number.isFinite(item) ? String(item) : item);

describe('a file store that a real MLflow 3.17.2 wrote elsewhere', () => {
  let store: Store;
  before(async () => {
    store = await openStore(folder);
  });
  after(() => store.close());

  it('shows its experiments, the deleted among the deleted only', async () => {
    const [wine] = (await store.searchExperiments()).items;
    assert.deepEqual(plain(wine), {
      experimentId,
      name: 'wine',
      artifactLocation: `file:///home/ada/project/mlruns/${experimentId}`,
      lifecycleStage: 'active',
      creationTimeMs: wine?.creationTimeMs,
      lastUpdateTimeMs: wine?.lastUpdateTimeMs,
      tags: { team: 'größe' },
    });
    const { items } = await store.searchExperiments({ viewType: 'DELETED_ONLY' });
    assert.deepEqual(
      items.map(({ name, lifecycleStage }) => [name, lifecycleStage]),
      [['gone', 'deleted']],
    );
  });

  it('shows all that a run has', async () => {
    const { items } = await store.searchRuns({ experimentIds: [experimentId] });
    assert.deepEqual(items, [await store.getRun(runId)]);
    const time = 1790000000000;
    assert.deepEqual(plain(items[0]), {
      runId,
      experimentId,
      runName: 'train',
      userId: 'ada',
      status: 'FINISHED',
      lifecycleStage: 'active',
      startTimeMs: time,
      endTimeMs: time + 5000,
      artifactUri: `file:///home/ada/project/mlruns/${experimentId}/${runId}/artifacts`,
      metrics: { 'acc/val top-1': 0.75, f1: 0.9, large: 'Infinity', loss: 0.5 },
      latestMetrics: {
        'acc/val top-1': { step: 3, timestampMs: time + 9, value: 0.75 },
        // MLflow reads no step where a data set follows it.
        f1: { step: 0, timestampMs: time + 10, value: 0.9 },
        large: { step: 0, timestampMs: time + 9, value: 'Infinity' },
        loss: { step: 3, timestampMs: time + 3, value: 0.5 },
      },
      params: { 'deep/nested.key': '', lr: '0.1' },
      tags: {
        'mlflow.note.content': `# Note\n\nlong ${'word '.repeat(40)}`,
        'mlflow.runName': 'train',
        'mlflow.user': 'ada',
      },
      datasets: [
        {
          name: 'wine',
          digest: '0123abcd',
          sourceType: 'http',
          source: '{"url": "https://example.com"}',
          schema: '{"mlflow_colspec": []}',
          tags: { 'mlflow.data.context': 'training' },
        },
      ],
      modelInputs: [],
      modelOutputs: [{ modelId, step: 3 }],
    });
  });

  it('gives the points of a metric, NaN among them', async () => {
    const points = await store.getMetricHistory(runId, 'loss');
    assert.deepEqual(
      points.map(({ step, value }) => [step, value]),
      [
        [0, 3],
        [1, 1],
        [2, NaN],
        [3, 0.5],
      ],
    );
  });

  it('shows a logged model with its metric on a data set', async () => {
    const model = await store.getLoggedModel(modelId);
    assert.deepEqual((await store.searchLoggedModels({ experimentIds: [experimentId] })).items, [model]);
    const { name, status, sourceRunId, modelType, params, tags, metrics } = model;
    assert.deepEqual([name, status, sourceRunId, modelType], ['forest', 'READY', runId, 'agent']);
    assert.deepEqual(plain([params, tags]), [{ trees: '100' }, { t: '1' }]);
    const on = { runId, datasetName: 'wine', datasetDigest: '0123abcd' };
    assert.deepEqual(metrics, [{ key: 'f1', step: 1, timestampMs: 1790000000010, value: 0.9, ...on }]);
  });

  it('shows a registered model, its alias and its versions', async () => {
    const [model] = (await store.searchRegisteredModels()).items;
    assert.deepEqual(plain([model?.name, model?.description, model?.aliases, model?.tags]), [
      'wine forest',
      '**bold**',
      { champion: '1' },
      { team: 'a' },
    ]);
    const first = await store.getModelVersionByAlias('wine forest', 'champion');
    assert.deepEqual(plain(first), {
      name: 'wine forest',
      version: '1',
      description: 'first',
      currentStage: 'None',
      status: 'READY',
      statusMessage: '',
      source: `models:/${modelId}`,
      runId,
      modelId,
      creationTimeMs: first.creationTimeMs,
      lastUpdateTimeMs: first.lastUpdateTimeMs,
      userId: '',
      aliases: ['champion'],
      tags: { k: 'v' },
    });
    const { items } = await store.searchModelVersions({ orderBy: ['version_number DESC'] });
    assert.deepEqual(
      items.map(({ version, source }) => [version, source]),
      [
        ['2', 's3://models/two'],
        ['1', `models:/${modelId}`],
      ],
    );
  });

  it('finds files where they lie now', async () => {
    assert.deepEqual(await store.listArtifacts({ runId }, 'notes'), [
      { path: 'notes/hello.txt', isDir: false, fileSizeBytes: 5 },
    ]);
    assert.equal(Buffer.from(await store.readArtifact({ runId }, 'notes/hello.txt')).toString(), 'hello');
  });
});
