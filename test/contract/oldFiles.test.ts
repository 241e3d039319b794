import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { globSync, mkdirSync } from 'node:fs';
import { cp, readFile } from 'node:fs/promises';
import path from 'node:path';
import { isDeepStrictEqual, promisify } from 'node:util';
import { openStore, type Store } from '../../src/stores/index.ts';
import { environmentWithoutMlflow } from '../support/environment.ts';
import { needsPython } from '../support/python.ts';
import { tempFolder } from '../support/tempFolder.ts';
import { agree, agreeOnSome } from './agree.ts';
import { anySearchTests } from './anySearchTests.ts';
import { allExperimentIds } from './find.ts';
import { oldMlflow, type OldVersion } from './oldMlflow.ts';
import { startOracle, type Oracle } from './oracle.ts';

const run = promisify(execFile);
const seed = path.resolve(import.meta.dirname, 'oldSeed.py');
const oldest = path.resolve(import.meta.dirname, '../fixtures/mlruns-0.9.1');

/** A folder of an old MLflow says the same to us as to MLflow 3.17.2, and to the MLflow that wrote it. */
function oldFilesTests(version: OldVersion): void {
  describe(`a folder written by MLflow ${version}`, function () {
    this.timeout(60_000);
    const context = {} as { store: Store; judge: Oracle };
    const owned: (() => unknown)[] = [];
    let writer: Oracle | undefined;

    before(async function () {
      await needsPython(this);
      const folder = tempFolder();
      owned.push(() => folder[Symbol.dispose]());
      const root = path.join(folder.path, 'mlruns');
      const python = await oldMlflow(version);
      await run(python, [seed, root], { env: environmentWithoutMlflow(), cwd: folder.path });
      const copy = path.join(folder.path, 'copy');
      await cp(root, copy, { recursive: true });
      const judge = await startOracle(root);
      owned.push(() => judge.close());
      const store = await openStore(root);
      owned.push(() => store.close());
      Object.assign(context, { judge, store });
      const own = (writer = await startOracle(copy, {}, python));
      owned.push(() => own.close());
    });
    after(async () => {
      for (const end of owned.reverse()) await end();
    });

    describe('as MLflow 3.17.2 reads it', () => {
      sameAs(context, version, () => context.judge);

      it('shows deleted experiments as it does', async () => {
        const query = { viewType: 'DELETED_ONLY' } as const;
        const found = context.store.searchExperiments(query).then(({ items }) => [items]);
        await agreeOnSome(found, context.judge.ask('searchExperiments', query));
      });

      // MLflow reads such a filter run by run and clause by clause: where nothing gets as far as what is wrong, it answers that it found nothing.
      anySearchTests(context, (ours, theirs) => isDeepStrictEqual(ours, theirs) || 'errorCode' in Object(ours), 5);
    });

    describe('as it reads it itself', () => {
      sameAs(context, version, () => {
        assert.ok(writer);
        return writer;
      });
    });
  });
}

function sameAs(context: { readonly store: Store }, version: OldVersion, oracle: () => Oracle): void {
  it('shows all experiments', async () => {
    // Those that lay in `.trash` were deleted then, whatever else was said of them; MLflow 3.17.2 goes by what is said.
    const query = { orderBy: ['experiment_id'] };
    const found = context.store.searchExperiments(query).then(({ items }) => [items]);
    await agreeOnSome(found, oracle().ask('searchExperiments', query));
  });

  it('shows all runs, nested and deleted ones too, with each value of each metric', async () => {
    const { store } = context;
    const query = { viewType: 'ALL', experimentIds: await allExperimentIds(store) } as const;
    const { items } = await store.searchRuns(query);
    assert.equal(items.length, 6);
    await agree(Promise.resolve([items]), oracle().ask('searchRuns', query));
    for (const { runId, metrics } of items) {
      await agreeOnSome(store.getRun(runId), oracle().ask('getRun', runId));
      for (const key of Object.keys(metrics))
        await agreeOnSome(store.getMetricHistory(runId, key), oracle().ask('getMetricHistory', runId, key));
    }
  });

  for (const filter of [
    'metrics.score >= 0.25',
    'metrics.loss <= 2',
    "params.C = '10.0'",
    "params.classifier LIKE 'S%'",
    "tags.family = 'svm'",
    "attributes.status = 'FAILED'",
  ]) {
    it(`finds ${filter}`, async () => {
      const query = {
        filter,
        orderBy: ['attributes.start_time ASC'],
        experimentIds: await allExperimentIds(context.store),
      };
      const found = context.store.searchRuns(query).then(({ items }) => [items]);
      await agreeOnSome(found, oracle().ask('searchRuns', query));
    });
  }

  if (version !== '2.22.2') {
    it('shows no registered models, since a folder had none', async () => {
      assert.deepEqual(await context.store.searchRegisteredModels(), { items: [] });
      assert.deepEqual(await context.store.searchModelVersions(), { items: [] });
    });
    return;
  }

  it('shows all registered models, versions and aliases', async () => {
    const { store } = context;
    const models = await store.searchRegisteredModels();
    await agreeOnSome(Promise.resolve([models.items]), oracle().ask('searchRegisteredModels', {}));
    const orderBy = ['name', 'version_number DESC'];
    const versions = await store.searchModelVersions({ orderBy });
    await agreeOnSome(Promise.resolve([versions.items]), oracle().ask('searchModelVersions', { orderBy }));
    for (const { name, version } of versions.items)
      await agreeOnSome(store.getModelVersion(name, version), oracle().ask('getModelVersion', name, version));
    const champion = [versions.items[0]?.name ?? '', 'Champion'] as const;
    await agreeOnSome(store.getModelVersionByAlias(...champion), oracle().ask('getModelVersionByAlias', ...champion));
  });
}

oldFilesTests('1.30.1');
oldFilesTests('2.22.2');

/** What the oldest MLflow reads of one of its runs. */
interface OldestRun {
  readonly runId: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly histories: Readonly<Record<string, readonly (readonly [timestampMs: number, value: number])[]>>;
}

// MLflow 3.17.2 fails at these runs, which say nothing of a `run_id`.
describe('a folder written by MLflow 0.9.1', function () {
  this.timeout(60_000);
  const owned: (() => unknown)[] = [];
  let store: Store;
  let judge: Oracle;
  let written: readonly OldestRun[] = [];

  before(async function () {
    await needsPython(this);
    const folder = tempFolder();
    owned.push(() => folder[Symbol.dispose]());
    const root = path.join(folder.path, 'mlruns');
    await cp(path.join(oldest, 'mlruns'), root, { recursive: true });
    // Git keeps no empty folders, and MLflow makes all four of each run.
    for (const meta of globSync('{*,.trash/*}/????????*/meta.yaml', { cwd: root })) {
      for (const name of ['artifacts', 'metrics', 'params', 'tags']) {
        mkdirSync(path.join(root, path.dirname(meta), name), { recursive: true });
      }
    }
    written = JSON.parse(await readFile(path.join(oldest, 'asRead.json'), 'utf8')) as readonly OldestRun[];
    const oracle = (judge = await startOracle(root));
    owned.push(() => oracle.close());
    const opened = (store = await openStore(root));
    owned.push(() => opened.close());
  });
  after(async () => {
    for (const end of owned.reverse()) await end();
  });

  it('shows its experiments as MLflow 3.17.2 does', async () => {
    for (const viewType of ['ACTIVE_ONLY', 'DELETED_ONLY'] as const) {
      const found = store.searchExperiments({ viewType }).then(({ items }) => [items]);
      await agreeOnSome(found, judge.ask('searchExperiments', { viewType }));
    }
  });

  it('finds its experiments as MLflow 3.17.2 does, though none says when it was made', async () => {
    for (const filter of ['creation_time != 5', 'creation_time = 5', "last_update_time != 5 AND name != 'Default'"]) {
      for (const orderBy of [[], ['creation_time'], ['last_update_time DESC', 'name']]) {
        const found = store.searchExperiments({ filter, orderBy }).then(({ items }) => [items]);
        const expected = (await agree(found, judge.ask('searchExperiments', { filter, orderBy }))) as unknown[][];
        assert.equal(expected.flat().length > 0, filter.includes('!='));
      }
    }
  });

  it('shows its runs as that MLflow itself read them, each metric with all its values', async () => {
    assert.equal(written.length, 5);
    for (const { histories, ...expected } of written) {
      const { runId, status, lifecycleStage, startTimeMs, artifactUri, metrics, params, tags } = await store.getRun(
        expected.runId,
      );
      const read = { runId, status, lifecycleStage, startTimeMs, artifactUri, metrics, params, tags };
      assert.deepEqual(JSON.parse(JSON.stringify(read)), expected);
      for (const [key, points] of Object.entries(histories)) {
        const found = await store.getMetricHistory(runId, key);
        assert.deepEqual(
          found.map(({ step, timestampMs, value }) => [step, timestampMs, value]),
          points.map(([timestampMs, value]) => [0, timestampMs, value]),
        );
      }
    }
  });

  it('finds its runs', async () => {
    const experimentIds = await allExperimentIds(store);
    const find = async (filter: string): Promise<readonly string[]> =>
      (await store.searchRuns({ experimentIds, filter })).items.map(({ runId }) => runId);
    const [numbers, twin, child, baseline] = written.map(({ runId }) => runId);
    assert.deepEqual(await find("params.C = '10.0' AND metrics.loss < 3"), [numbers]);
    assert.deepEqual(await find(`tags.mlflow.parentRunId = '${twin ?? ''}'`), [child]);
    assert.deepEqual(await find("attributes.status = 'FAILED'"), [baseline]);
  });
});
