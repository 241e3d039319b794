import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import path from 'node:path';
import { isDeepStrictEqual, promisify } from 'node:util';
import { openStore, StoreError, type Store } from '../../src/stores/index.ts';
import { environmentWithoutMlflow } from '../support/environment.ts';
import { startMlflow, type MlflowServer } from '../support/mlflowServer.ts';
import { startOldMlflow } from '../support/oldMlflowServer.ts';
import { needsPython } from '../support/python.ts';
import { tempFolder } from '../support/tempFolder.ts';
import { agree, agreeOnSome } from './agree.ts';
import { anySearchTests } from './anySearchTests.ts';
import { allExperimentIds, runIdOf } from './find.ts';
import { oldMlflow } from './oldMlflow.ts';
import { startOracle, type Oracle } from './oracle.ts';

const run = promisify(execFile);
const seed = path.resolve(import.meta.dirname, 'oldSeed.py');

type ServerVersion = '1.30.1' | '2.22.2';
type Backend = 'database' | 'folder';

/** What a server of an old MLflow says, the client of that version judges. */
function oldServerTests(version: ServerVersion, backend: Backend): void {
  describe(`a server of MLflow ${version} on a ${backend}`, function () {
    this.timeout(60_000);
    const context = {} as { store: Store; judge: Oracle };
    const owned: (() => unknown)[] = [];
    const hasRegistry = backend === 'database' || version === '2.22.2';

    before(async function () {
      await needsPython(this);
      const folder = tempFolder();
      owned.push(() => folder[Symbol.dispose]());
      const python = await oldMlflow(version);
      const uri = backend === 'database' ? 'sqlite:///mlflow.db' : path.join(folder.path, 'mlruns');
      await run(python, [seed, uri], { env: environmentWithoutMlflow(), cwd: folder.path });
      const server = await startServer(version, { folder: folder.path, backend: uri, python });
      owned.push(() => server.stop());
      const judge = await startOracle(server.url, {}, python);
      owned.push(() => judge.close());
      const store = await openStore(server.url);
      owned.push(() => store.close());
      Object.assign(context, { judge, store });
    });
    after(async () => {
      for (const end of owned.reverse()) await end();
    });

    it('says what it can do', async () => {
      assert.deepEqual(
        await context.store.capabilities(),
        version === '1.30.1'
          ? { loggedModels: false, aliases: false }
          : { mlflowVersion: version, loggedModels: false, aliases: true },
      );
    });

    it('shows its experiments', async () => {
      const { store, judge } = context;
      for (const viewType of ['ACTIVE_ONLY', 'DELETED_ONLY', 'ALL'] as const) {
        const found = store.searchExperiments({ viewType }).then(({ items }) => [items]);
        await agreeOnSome(found, judge.ask('searchExperiments', { viewType }));
      }
      for (const id of await allExperimentIds(store))
        await agreeOnSome(store.getExperiment(id), judge.ask('getExperiment', id));
      await agree(store.getExperiment('987654'), judge.ask('getExperiment', '987654'));
    });

    it('shows its runs with each value of each metric', async () => {
      const { store, judge } = context;
      const query = { viewType: 'ALL', experimentIds: await allExperimentIds(store) } as const;
      const { items } = await store.searchRuns(query);
      assert.equal(items.length, 6);
      await agree(Promise.resolve([items]), judge.ask('searchRuns', query));
      for (const { runId, metrics } of items) {
        await agreeOnSome(store.getRun(runId), judge.ask('getRun', runId));
        for (const key of Object.keys(metrics)) {
          const points = await store.getMetricHistory(runId, key);
          await agreeOnSome(Promise.resolve(points), judge.ask('getMetricHistory', runId, key));
          const sampled = await store.sampleMetricHistories({ runIds: [runId], key, maxPoints: 100 });
          assert.deepEqual(sampled, [{ runId, points, pointCount: points.length, sampled: false }]);
        }
      }
      await agree(store.getRun('0'.repeat(32)), judge.ask('getRun', '0'.repeat(32)));
    });

    it('gives the files of a run', async () => {
      const { store } = context;
      const owner = { runId: await runIdOf(store, 'numbers') };
      assert.deepEqual(await store.listArtifacts(owner), [{ path: 'a', isDir: true }]);
      const file = { path: 'a/ünï cödé.txt', isDir: false, fileSizeBytes: 5 };
      assert.deepEqual(await store.listArtifacts(owner, 'a'), [file]);
      assert.equal(Buffer.from(await store.readArtifact(owner, 'a/ünï cödé.txt')).toString(), 'hello');
    });

    it('has no logged models, and says which MLflow would', async () => {
      const { store } = context;
      await isTooOld(store.searchLoggedModels({ experimentIds: ['0'] }), '3.0');
      await isTooOld(store.getLoggedModel('m-nosuch'), '3.0');
      await isTooOld(store.listArtifacts({ modelId: 'm-nosuch' }), '3.0');
    });

    if (!hasRegistry) {
      it('says that it has no registry', async () => {
        const { store } = context;
        for (const asked of [store.searchRegisteredModels(), store.searchModelVersions()])
          await assert.rejects(asked, (error) => error instanceof StoreError && error.fault === 'unsupported');
      });
      return;
    }

    it('shows its registered models and versions', async () => {
      const { store, judge } = context;
      const models = await store.searchRegisteredModels();
      await agreeOnSome(Promise.resolve([models.items]), judge.ask('searchRegisteredModels', {}));
      const orderBy = ['name', 'version_number DESC'];
      const versions = await store.searchModelVersions({ orderBy });
      assert.equal(versions.items.length, 2);
      for (const found of versions.items)
        await agreeOnSome(Promise.resolve(found), judge.ask('getModelVersion', found.name, found.version));
      const [{ name } = { name: '' }] = versions.items;
      for (const model of [name, 'no versions', 'nosuch'])
        await agree(store.getRegisteredModel(model), judge.ask('getRegisteredModel', model));
      for (const version of ['1', '2', '3', '99'])
        await agree(store.getModelVersion(name, version), judge.ask('getModelVersion', name, version));
      if (version === '1.30.1') await isTooOld(store.getModelVersionByAlias(name, 'Champion'), '2.3');
      else
        await agreeOnSome(
          store.getModelVersionByAlias(name, 'Champion'),
          judge.ask('getModelVersionByAlias', name, 'Champion'),
        );
    });

    // MLflow's client takes a server for one that fails which says that it is not available now.
    anySearchTests(
      context,
      (ours, theirs) =>
        isDeepStrictEqual(ours, theirs) ||
        isDeepStrictEqual([ours, theirs], [{ errorCode: 'TEMPORARILY_UNAVAILABLE' }, { errorCode: 'INTERNAL_ERROR' }]),
      version === '1.30.1' ? 5 : 10,
    );

    it('takes changes, and says which MLflow would take those that it does not', async () => {
      const { store, judge } = context;
      const { writer } = store;
      assert.ok(writer);
      const runId = await runIdOf(store, 'baseline');
      await writer.setTag(runId, 'a tag', 'größe');
      await writer.updateRun(runId, { runName: 'renamed' });
      const changed = await store.getRun(runId);
      assert.deepEqual([changed.runName, changed.tags['a tag']], ['renamed', 'größe']);
      await agreeOnSome(Promise.resolve(changed), judge.ask('getRun', runId));
      await writer.deleteRun(runId);
      assert.equal((await store.getRun(runId)).lifecycleStage, 'deleted');
      await writer.restoreRun(runId);
      await agreeOnSome(Promise.resolve(changed), judge.ask('getRun', runId));

      const [{ name } = { name: '' }] = (await store.searchModelVersions()).items;
      await writer.updateRegisteredModel(name, { description: 'changed' });
      await writer.setModelVersionTag(name, '1', 'a tag', 'v');
      await writer.transitionModelVersionStage(name, '1', { stage: 'Production' });
      await agreeOnSome(store.getRegisteredModel(name), judge.ask('getRegisteredModel', name));
      const first = await store.getModelVersion(name, '1');
      assert.deepEqual([first.currentStage, first.tags['a tag']], ['Production', 'v']);
      await agreeOnSome(Promise.resolve(first), judge.ask('getModelVersion', name, '1'));
      const alias = writer.setRegisteredModelAlias(name, 'new', '1');
      if (version === '1.30.1') await isTooOld(alias, '2.3');
      else
        await alias.then(() =>
          agreeOnSome(store.getModelVersionByAlias(name, 'new'), judge.ask('getModelVersionByAlias', name, 'new')),
        );
    });
  });
}

function startServer(
  version: ServerVersion,
  options: { readonly folder: string; readonly backend: string; readonly python: string },
): Promise<MlflowServer> {
  return version === '1.30.1' ? startOldMlflow(options) : startMlflow(options);
}

async function isTooOld(asked: Promise<unknown>, needed: string): Promise<void> {
  await assert.rejects(asked, (error) => {
    assert.ok(error instanceof StoreError, String(error));
    assert.equal(error.fault, 'unsupported', error.message);
    assert.ok(error.message.includes(`MLflow ${needed} or newer`), error.message);
    return true;
  });
}

oldServerTests('1.30.1', 'database');
oldServerTests('1.30.1', 'folder');
oldServerTests('2.22.2', 'database');
oldServerTests('2.22.2', 'folder');
