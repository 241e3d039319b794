import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { pythonEnvironment } from '../../scripts/lib/python.ts';
import type { Experiment } from '../../src/model/experiment.ts';
import type { MetricPoint } from '../../src/model/metric.ts';
import type { Run } from '../../src/model/run.ts';
import { openStore, type RunQuery, type Store } from '../../src/stores/index.ts';
import { environmentWithoutMlflow } from '../support/environment.ts';
import { needsPython } from '../support/python.ts';
import { tempFolder, type TempFolder } from '../support/tempFolder.ts';
import { agree, agreeOnSome, agreeToRefuse, allPages } from './agree.ts';
import * as given from './fileFilters.ts';
import { startOracle, type Answer, type Oracle } from './oracle.ts';
import { writerContract } from './writerContract.ts';
import { folderPlace } from './writerPlaces.ts';

const run = promisify(execFile);
const seed = path.resolve(import.meta.dirname, 'fileSeed.py');

describe('as MLflow 3.17.2 answers on the same folder, the file store', function () {
  this.timeout(60_000);
  let folder: TempFolder | undefined;
  let opened: Store | undefined;
  let asked: Oracle | undefined;
  let store: Store;
  let oracle: Oracle;
  let experiments: readonly Experiment[];
  let runs: readonly Run[];

  before(async function () {
    await needsPython(this);
    folder = tempFolder();
    const root = path.join(folder.path, 'mlruns');
    await run(await pythonEnvironment(), [seed, root], { env: environmentWithoutMlflow() });
    oracle = asked = await startOracle(root);
    store = opened = await openStore(root);
    experiments = (await store.searchExperiments({ viewType: 'ALL' })).items;
    runs = (await store.searchRuns({ experimentIds: ids(), viewType: 'ALL' })).items;
  });
  after(async () => {
    await opened?.close();
    await asked?.close();
    folder?.[Symbol.dispose]();
  });

  const ids = (): string[] => experiments.map(({ experimentId }) => experimentId);
  const odd = (): string[] =>
    experiments.filter(({ name }) => name.startsWith('odd')).map(({ experimentId }) => experimentId);

  type Search =
    'searchExperiments' | 'searchRuns' | 'searchRegisteredModels' | 'searchModelVersions' | 'searchLoggedModels';
  type Both = [Promise<unknown>, Promise<Answer>];

  /** All pages of both. */
  const search = (method: Search, query: object): Both => [
    allPages<unknown>((pageToken) =>
      store[method]({ ...query, ...(pageToken !== undefined && { pageToken }) } as RunQuery),
    ),
    oracle.ask(method, query),
  ];

  it('is opened by its path, its URI, and the folder that holds it', async () => {
    for (const uri of [store.uri, `file://${store.uri}`, path.dirname(store.uri)]) {
      const other = await openStore(uri);
      assert.deepEqual([other.kind, other.uri], ['file', store.uri]);
      await other.close();
    }
  });

  for (const viewType of ['ACTIVE_ONLY', 'DELETED_ONLY', 'ALL']) {
    it(`lists ${viewType} experiments`, () => agreeOnSome(...search('searchExperiments', { viewType })));
    it(`lists ${viewType} runs`, () => agreeOnSome(...search('searchRuns', { experimentIds: ids(), viewType })));
  }
  it('gives pages of the size asked for', async () => {
    await agreeOnSome(...search('searchExperiments', { viewType: 'ALL', maxResults: 2 }));
    await agreeOnSome(...search('searchRuns', { experimentIds: ids(), maxResults: 7, orderBy: ['metrics.score'] }));
    await agreeOnSome(...search('searchModelVersions', { maxResults: 4 }));
    await agreeOnSome(...search('searchRegisteredModels', { maxResults: 1 }));
  });
  it('gives no runs of no experiments, and of one that is not there, also among others', async () => {
    for (const experimentIds of [[], ['987654'], ['../x'], [...ids(), '987654']]) {
      await agree(...search('searchRuns', { experimentIds }));
    }
  });

  describe('experiments', () => {
    const all = { viewType: 'ALL' };
    for (const filter of given.experimentFilters)
      it(`finds ${filter}`, () => agree(...search('searchExperiments', { ...all, filter })));
    for (const orderBy of given.experimentOrders)
      it(`sorts by ${orderBy.join(', ')}`, () => agreeOnSome(...search('searchExperiments', { ...all, orderBy })));
    for (const filter of given.illegalExperimentFilters)
      it(`refuses ${filter}`, () => agreeToRefuse(...search('searchExperiments', { filter })));
    it('gets each, also the deleted', async () => {
      for (const id of ids()) await agreeOnSome(store.getExperiment(id), oracle.ask('getExperiment', id));
    });
    for (const id of ['987654', 'a b', '.trash', '../x'])
      it(`has none of the id ${id}`, () => agreeToRefuse(store.getExperiment(id), oracle.ask('getExperiment', id)));
  });

  describe('runs', () => {
    for (const filter of given.runFilters)
      it(`finds ${filter}`, () => agree(...search('searchRuns', { experimentIds: odd(), filter })));
    for (const orderBy of given.runOrders)
      it(`sorts by ${orderBy.join(', ')}`, () =>
        agreeOnSome(...search('searchRuns', { experimentIds: ids(), orderBy, viewType: 'ALL' })));
    for (const filter of given.illegalRunFilters)
      it(`refuses ${filter}`, () => agreeToRefuse(...search('searchRuns', { experimentIds: ids(), filter })));
    for (const orderBy of given.illegalRunOrders)
      it(`refuses to sort by ${orderBy.join(', ')}`, () =>
        agreeToRefuse(...search('searchRuns', { experimentIds: ids(), orderBy })));
    it('gets each, also the deleted, and says as MLflow what is none', async () => {
      assert.ok(runs.length > 40);
      for (const { runId } of runs) await agree(store.getRun(runId), oracle.ask('getRun', runId));
    });
    for (const id of ['0'.repeat(32), 'a b', 'tags', '../x'])
      it(`has none of the id ${id}`, () => agreeToRefuse(store.getRun(id), oracle.ask('getRun', id)));
    it('gives every point of every metric', async () => {
      for (const { runId, metrics, runName } of runs) {
        if (runName === 'bare') continue;
        for (const key of Object.keys(metrics))
          await agreeOnSome(store.getMetricHistory(runId, key), oracle.ask('getMetricHistory', runId, key));
      }
    });
    it('has, in a first impression of a long curve, only points of it, among them the first and the last', async () => {
      const runId = runs.find(({ runName }) => runName === 'long')?.runId ?? '';
      const whole = agreeOnSome(store.getMetricHistory(runId, 'loss'), oracle.ask('getMetricHistory', runId, 'loss'));
      const points = (await whole) as readonly MetricPoint[];
      const query = { runIds: [runId], key: 'loss', maxPoints: 100, quick: true };
      const [sample] = await store.sampleMetricHistories(query);
      assert.deepEqual([sample?.quick, sample?.sampled, sample?.pointCount], [true, true, NaN]);
      const ofStep = new Map(points.map((point) => [point.step, point]));
      assert.deepEqual(
        sample?.points,
        sample?.points.map(({ step }) => ofStep.get(step)),
      );
      assert.deepEqual([sample?.points[0], sample?.points.at(-1)], [points[0], points.at(-1)]);
    });
    it('gives no points of a metric that was never logged, and refuses a path', async () => {
      const runId = runs.find(({ runName }) => runName === 'numbers')?.runId ?? '';
      await agree(store.getMetricHistory(runId, 'nosuch'), oracle.ask('getMetricHistory', runId, 'nosuch'));
      await agreeToRefuse(
        store.getMetricHistory(runId, '../meta.yaml'),
        oracle.ask('getMetricHistory', runId, '../meta.yaml'),
      );
    });
    it('lists and reads the files of a run', async () => {
      const owner = { runId: runs.find(({ runName }) => runName === 'parent')?.runId ?? '' };
      for (const folder of ['a', 'a/b'])
        await agreeOnSome(store.listArtifacts(owner, folder), oracle.ask('listArtifacts', owner, folder));
      for (const file of ['a/b/hello.txt', 'a/ünï cödé & + = 100%.txt']) {
        const bytes = store.readArtifact(owner, file).then((read) => Buffer.from(read).toString('base64'));
        await agreeOnSome(bytes, oracle.ask('readArtifact', owner, file));
      }
    });
  });

  describe('logged models', () => {
    it('lists those of all experiments', () => agreeOnSome(...search('searchLoggedModels', { experimentIds: ids() })));
    for (const filter of given.loggedModelFilters)
      it(`finds ${filter}`, () => agree(...search('searchLoggedModels', { experimentIds: ids(), filter })));
    it('gets each', async () => {
      const { items } = await store.searchLoggedModels({ experimentIds: ids() });
      for (const { modelId } of items)
        await agreeOnSome(store.getLoggedModel(modelId), oracle.ask('getLoggedModel', modelId));
      await agreeToRefuse(store.getLoggedModel('m-nosuch'), oracle.ask('getLoggedModel', 'm-nosuch'));
    });
  });

  describe('registered models', () => {
    it('lists them without prompts', () => agreeOnSome(...search('searchRegisteredModels', {})));
    for (const filter of given.modelFilters)
      it(`finds ${filter}`, () => agreeOnSome(...search('searchRegisteredModels', { filter })));
    for (const orderBy of given.modelOrders)
      it(`sorts by ${orderBy.join(', ')}`, () => agreeOnSome(...search('searchRegisteredModels', { orderBy })));
    for (const filter of given.illegalModelFilters)
      it(`refuses ${filter}`, () => agreeToRefuse(...search('searchRegisteredModels', { filter })));
    for (const orderBy of given.illegalModelOrders)
      it(`refuses to sort by ${orderBy.join(', ')}`, () =>
        agreeToRefuse(...search('searchRegisteredModels', { orderBy })));
    for (const name of ['odd model x é', 'no versions', 'nosuch', 'a/b', '..', 'a%b', ' '])
      it(`gets ${name}, or says what MLflow says`, () =>
        agree(store.getRegisteredModel(name), oracle.ask('getRegisteredModel', name)));
  });

  describe('model versions', () => {
    it('lists them, the last changed first', () => agreeOnSome(...search('searchModelVersions', {})));
    for (const filter of given.versionFilters)
      it(`finds ${filter}`, () => agreeOnSome(...search('searchModelVersions', { filter })));
    for (const orderBy of given.versionOrders)
      it(`sorts by ${orderBy.join(', ')}`, () => agreeOnSome(...search('searchModelVersions', { orderBy })));
    for (const filter of given.illegalVersionFilters)
      it(`refuses ${filter}`, () => agreeToRefuse(...search('searchModelVersions', { filter })));
    for (const version of ['1', '2', '02', '4', '99', 'two', ''])
      it(`gets version ${version}, or says what MLflow says`, () =>
        agree(
          store.getModelVersion('odd model x é', version),
          oracle.ask('getModelVersion', 'odd model x é', version),
        ));
    for (const alias of [
      'Champion',
      'champion',
      'champion-2',
      'constructor',
      'tmp',
      'latest',
      'Latest',
      'a b',
      'toString',
    ])
      it(`gets @${alias}, or says what MLflow says`, () =>
        agree(
          store.getModelVersionByAlias('odd model x é', alias),
          oracle.ask('getModelVersionByAlias', 'odd model x é', alias),
        ));
    it('says what MLflow says of an alias of a model that is not there', () =>
      agreeToRefuse(store.getModelVersionByAlias('nosuch', 'a'), oracle.ask('getModelVersionByAlias', 'nosuch', 'a')));
  });

  // Last, since these change what the others read.
  writerContract('the', () => folderPlace(oracle, store.uri));
});
