import assert from 'node:assert/strict';
import { openStore, StoreError, type Credentials, type Store } from '../../src/stores/index.ts';
import { startMlflow, type MlflowServer } from '../support/mlflowServer.ts';
import { needsPython } from '../support/python.ts';
import { copySample, type SampleCopy } from '../support/sample.ts';

const ada = { username: 'ada', password: 'lovelace: 1843 ü' };

describe('a real MLflow server behind a path prefix that asks for a password', function () {
  this.timeout(30_000);
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
        ];
        await Promise.all(questions.map((question) => assert.rejects(question, asksToSignIn)));
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
