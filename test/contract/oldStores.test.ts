import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { copyFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { pythonEnvironment } from '../../scripts/lib/python.ts';
import { openStore } from '../../src/stores/index.ts';
import { environmentWithoutMlflow } from '../support/environment.ts';
import { needsPython } from '../support/python.ts';
import { tempFolder } from '../support/tempFolder.ts';
import { agree, agreeOnSome, allPages } from './agree.ts';
import { anySearchTests } from './anySearchTests.ts';
import type { Context } from './context.ts';
import { allExperimentIds } from './find.ts';
import { oldMlflow, type OldVersion } from './oldMlflow.ts';
import { startOracle } from './oracle.ts';

const run = promisify(execFile);
const seed = path.resolve(import.meta.dirname, 'oldSeed.py');
const env = environmentWithoutMlflow();

/** A database of an old MLflow is read as it lies there. What is in it says MLflow 3.17.2, which reads a copy that it has upgraded. */
function oldDatabaseTests(version: Exclude<OldVersion, '0.9.1'>): void {
  describe(`a database written by MLflow ${version}`, function () {
    this.timeout(60_000);
    const context = {} as Context;
    const owned: (() => unknown)[] = [];
    let folder = '';

    before(async function () {
      await needsPython(this);
      const temporary = tempFolder();
      owned.push(() => temporary[Symbol.dispose]());
      folder = temporary.path;
      const [database, upgraded] = [path.join(folder, 'mlflow.db'), path.join(folder, 'upgraded.db')];
      await run(await oldMlflow(version), [seed, `sqlite:///${database}`], { env, cwd: folder });
      await copyFile(database, upgraded);
      await run(await pythonEnvironment(), ['-m', 'mlflow', 'db', 'upgrade', `sqlite:///${upgraded}`], { env });
      context.oracle = context.judge = await startOracle(`sqlite:///${upgraded}`);
      owned.push(() => context.oracle.close());
      context.store = await openStore(`sqlite:///${database}`);
      owned.push(() => context.store.close());
    });
    after(async () => {
      for (const end of owned.reverse()) await end();
    });

    it('shows all experiments and runs, also deleted ones', async () => {
      const { store, oracle } = context;
      const query = { viewType: 'ALL', orderBy: ['experiment_id'] } as const;
      await agreeOnSome(
        allPages((pageToken) => store.searchExperiments({ ...query, ...(pageToken && { pageToken }) })),
        oracle.ask('searchExperiments', query),
      );
      const runs = { viewType: 'ALL', experimentIds: await allExperimentIds(store) } as const;
      const { items } = await store.searchRuns(runs);
      assert.equal(items.length, 6);
      await agree(Promise.resolve([items]), oracle.ask('searchRuns', runs));
      for (const { runId, metrics } of items) {
        await agreeOnSome(store.getRun(runId), oracle.ask('getRun', runId));
        for (const key of Object.keys(metrics)) {
          await agreeOnSome(store.getMetricHistory(runId, key), oracle.ask('getMetricHistory', runId, key));
        }
      }
    });

    it('shows all registered models, versions and aliases', async () => {
      const { store, oracle } = context;
      const orderBy = ['name', 'version_number DESC'];
      await agreeOnSome(
        store.searchRegisteredModels().then(({ items }) => [items]),
        oracle.ask('searchRegisteredModels', {}),
      );
      await agreeOnSome(
        store.searchModelVersions().then(({ items }) => [items]),
        oracle.ask('searchModelVersions', { orderBy }),
      );
      const champion = ["odd `model` 'x' é", 'Champion'] as const;
      await agree(store.getModelVersionByAlias(...champion), oracle.ask('getModelVersionByAlias', ...champion));
    });

    it('has no logged models', async () => {
      const experimentIds = await allExperimentIds(context.store);
      assert.deepEqual(await context.store.searchLoggedModels({ experimentIds }), { items: [] });
    });

    anySearchTests(context);
  });
}

oldDatabaseTests('1.30.1');
oldDatabaseTests('2.22.2');
