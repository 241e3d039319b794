import assert from 'node:assert/strict';
import { openStore, StoreError, type Credentials, type Store } from '../../src/stores/index.ts';
import { startMlflow, type MlflowServer } from '../support/mlflowServer.ts';
import { needsPython } from '../support/python.ts';
import { copySample, type SampleCopy } from '../support/sample.ts';

const ada = { username: 'ada', password: 'lovelace: 1843 ü' };

describe('a real MLflow server behind a path prefix that asks for a password', function () {
  this.timeout(60_000);
  let sample: SampleCopy | undefined;
  let server: MlflowServer | undefined;

  before(async function () {
    await needsPython(this);
    sample = await copySample();
    server = await startMlflow({ folder: sample.folder, basicAuth: ada, staticPrefix: '/team/mlflow' });
  });
  after(async () => {
    await server?.stop();
    await sample?.dispose();
  });

  const withStore = async (
    credentials: Credentials | undefined,
    use: (store: Store) => Promise<void>,
  ): Promise<void> => {
    const store = await openStore(server?.url ?? '', credentials && { credentials });
    try {
      await use(store);
    } finally {
      await store.close();
    }
  };

  it('opens with the right password: experiments, runs, models and files', async () => {
    await withStore({ kind: 'basic', ...ada }, async (store) => {
      const experiments = await store.searchExperiments();
      const runs = await store.searchRuns({
        experimentIds: experiments.items.map(({ experimentId }) => experimentId),
        filter: 'attributes.run_name = "logistic C=0.1"',
      });
      const champion = await store.getModelVersionByAlias('breast-cancer-classifier', 'champion');
      const [runId] = runs.items.map((run) => run.runId);
      assert.equal(runId, champion.runId);
      const summary = await store.readArtifact({ runId: champion.runId }, 'summary.txt');
      assert.match(Buffer.from(summary).toString(), /^logistic C=0\.1: \d+ of 171 test samples/);
      assert.equal((await store.capabilities()).mlflowVersion, '3.17.2');
    });
  });

  it('takes changes of runs, experiments and models, and says them back', async () => {
    await withStore({ kind: 'basic', ...ada }, async (store) => {
      const { writer } = store;
      assert.ok(writer);
      const model = 'breast-cancer-classifier';
      const { runId, version } = await store.getModelVersionByAlias(model, 'champion');
      const { experimentId, runName } = await store.getRun(runId);

      await writer.setTag(runId, 'a tag', 'größe');
      await writer.updateRun(runId, { runName: 'renamed' });
      const changed = await store.getRun(runId);
      assert.deepEqual([changed.runName, changed.tags['a tag']], ['renamed', 'größe']);
      await writer.deleteTag(runId, 'a tag');
      await writer.updateRun(runId, { runName });
      await writer.deleteRun(runId);
      assert.equal((await store.getRun(runId)).lifecycleStage, 'deleted');
      await writer.restoreRun(runId);
      assert.equal((await store.getRun(runId)).lifecycleStage, 'active');

      await writer.setExperimentTag(experimentId, 'a tag', 'e');
      assert.equal((await store.getExperiment(experimentId)).tags['a tag'], 'e');

      await writer.updateRegisteredModel(model, { description: 'changed' });
      await writer.setRegisteredModelAlias(model, 'new', version);
      await writer.setModelVersionTag(model, version, 'a tag', 'v');
      assert.equal((await store.getRegisteredModel(model)).description, 'changed');
      assert.equal((await store.getModelVersionByAlias(model, 'new')).tags['a tag'], 'v');
      const made = await writer.createModelVersion({ name: model, source: `models:/${model}/${version}` });
      assert.equal((await store.getModelVersionByAlias(model, 'latest')).version, made.version);
      await writer.deleteModelVersion(model, made.version);
      await writer.deleteModelVersionTag(model, version, 'a tag');
      await writer.deleteRegisteredModelAlias(model, 'new');
      assert.equal((await store.getRegisteredModel(model)).aliases['new'], undefined);
    });
  });

  const refused: readonly [string, Credentials | undefined][] = [
    ['nobody', undefined],
    ['a wrong password', { kind: 'basic', username: ada.username, password: 'babbage-1834' }],
    ['a user who is not there', { kind: 'basic', username: 'charles', password: ada.password }],
    ['a token, which this server does not know', { kind: 'bearer', token: 'abc.def.ghi' }],
  ];
  for (const [who, credentials] of refused) {
    it(`asks ${who} to sign in, whatever is asked, and repeats no secret`, async () => {
      await withStore(credentials, async (store) => {
        const questions = [
          store.searchExperiments(),
          store.searchRuns({ experimentIds: ['1'] }),
          store.getRegisteredModel('breast-cancer-classifier'),
          store.readArtifact({ runId: '0'.repeat(32) }, 'summary.txt'),
          store.writer?.setTag('0'.repeat(32), 'a tag', 'x'),
          store.writer?.setRegisteredModelAlias('breast-cancer-classifier', 'mine', '1'),
        ];
        await Promise.all(questions.map((question) => assert.rejects(question ?? Promise.resolve(), asksToSignIn)));
      });
    });
  }

  it('is no MLflow outside its prefix', async () => {
    const store = await openStore(new URL('/', server?.url).href, { credentials: { kind: 'basic', ...ada } });
    try {
      await assert.rejects(store.searchExperiments(), (error) => error instanceof StoreError);
    } finally {
      await store.close();
    }
  });
});

function asksToSignIn(error: unknown): boolean {
  assert.ok(error instanceof StoreError);
  assert.equal(error.fault, 'unauthorized');
  assert.doesNotMatch(error.message, /babbage|lovelace|abc\.def/);
  return true;
}
