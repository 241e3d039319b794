import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync, renameSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { openSqliteStore } from '../../../../src/stores/sqlite/sqliteStore.ts';
import type { Store } from '../../../../src/stores/store.ts';
import { StoreError, type StoreFault } from '../../../../src/stores/storeError.ts';
import { TestDatabase } from '../../../support/database.ts';
import { startDisturbing } from '../../../support/restless.ts';
import { seed } from '../../../support/seed.ts';
import { skipIf } from '../../../support/skipIf.ts';

const questions: Readonly<Record<string, (store: Store) => Promise<unknown>>> = {
  searchExperiments: (store) => store.searchExperiments({ filter: "tags.colour = 'red'" }),
  getExperiment: (store) => store.getExperiment('1'),
  searchRuns: (store) => store.searchRuns({ experimentIds: ['1'], filter: "metrics.loss < 9 AND params.lr LIKE '%'" }),
  sortedRuns: (store) => store.searchRuns({ experimentIds: ['1'], orderBy: ['metrics.loss'], maxResults: 5 }),
  getRun: (store) => store.getRun('run-7'),
  getMetricHistory: (store) => store.getMetricHistory('run-7', 'loss'),
  sample: (store) => store.sampleMetricHistories({ runIds: ['run-7', 'run-8'], key: 'loss', maxPoints: 10 }),
  searchRegisteredModels: (store) => store.searchRegisteredModels(),
  searchModelVersions: (store) => store.searchModelVersions(),
  alias: (store) => store.getModelVersionByAlias('net', 'best'),
  searchLoggedModels: (store) => store.searchLoggedModels({ experimentIds: ['1'] }),
  artifacts: (store) => store.listArtifacts({ runId: 'run-7' }),
};

describe('a damaged database', () => {
  let files: TestDatabase;
  let store: Store;
  let whole: Buffer;
  before(() => {
    files = new TestDatabase();
    files.inOneGo(() => {
      files.addExperiment('1', 'wine');
      files.insert('experiment_tags', { experiment_id: 1, key: 'colour', value: 'red' });
      for (let at = 0; at < 60; at++) {
        const runId = `run-${String(at)}`;
        const params = { lr: '0.1', note: 'x'.repeat(at * 20) };
        const artifactUri = `mlruns/1/${runId}/artifacts`;
        files.addRun({
          runId,
          name: runId,
          startTimeMs: at,
          artifactUri,
          metrics: { loss: at / 7 },
          params,
          tags: { a: 'b' },
        });
        for (let step = 0; step < 20; step++) files.addPoint(runId, 'loss', step, step, step / 7);
      }
      files.addModel('net');
      files.addVersion({ name: 'net', version: 1, aliases: ['best'] });
    });
    files.connection.close();
    whole = readFileSync(files.path);
  });
  beforeEach(() => {
    put(whole);
    store = openSqliteStore(files.path);
  });
  afterEach(() => store.close());
  after(() => {
    files.dispose();
  });

  /** As another file, since that is how a database comes to be a damaged one: copied, or restored. */
  function put(bytes: Uint8Array): void {
    writeFileSync(`${files.path}.new`, bytes);
    renameSync(`${files.path}.new`, files.path);
  }

  async function faults(): Promise<Readonly<Record<string, StoreFault>>> {
    const found: Record<string, StoreFault> = {};
    for (const [name, ask] of Object.entries(questions)) {
      try {
        await ask(store);
      } catch (error) {
        assert.ok(error instanceof StoreError, `${name}: ${String((error as Error).stack)}`);
        found[name] = error.fault;
        if (error.fault === 'notFound') continue;
        assert.ok(error.message.includes(files.path), `${name}: ${error.message}`);
        assert.match(
          error.message,
          /Choose|Restore|update|Update|Ask for fewer|[Tt]ry again|Open it|Check the/,
          error.message,
        );
      }
    }
    return found;
  }

  it('answers all of it as long as it is whole', async () => {
    assert.deepEqual(await faults(), {});
  });

  it('says so wherever it was cut short, and answers again once it is whole', async () => {
    const size = whole.length;
    const cuts = [
      0,
      1,
      15,
      16,
      18,
      24,
      99,
      100,
      101,
      512,
      1024,
      2048,
      4095,
      4096,
      4097,
      8192,
      size / 4,
      size / 2,
      size - 4096,
      size - 1,
    ];
    for (const length of cuts.map(Math.floor)) {
      put(whole.subarray(0, length));
      const found = await faults();
      // Of its end nothing may be asked.
      assert.ok(Object.keys(found).length > 0 || length > size / 2, `${length}: nothing was said`);
      for (const fault of Object.values(found)) {
        assert.ok(fault === 'damaged' || (fault === 'notMlflow' && length <= 100), `${length}: ${fault}`);
      }
    }
    put(whole);
    assert.deepEqual(await faults(), {});
  });

  it('says so where it is cut short, or emptied, while it is open', async () => {
    for (const length of [whole.length / 2, 4096, 4000, 100, 0]) {
      put(whole);
      assert.deepEqual(await faults(), {});
      truncateSync(files.path, Math.floor(length));
      const found = Object.values(await faults());
      assert.ok(found.length > 0);
      assert.deepEqual(
        found.filter((fault) => fault !== 'damaged' && fault !== 'notMlflow'),
        [],
      );
    }
  });

  it('is garbage of any kind', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 3000 }), fc.boolean(), async (garbage, hasHeader) => {
        put(hasHeader ? Buffer.concat([whole.subarray(0, 100), garbage]) : garbage);
        const found = await faults();
        assert.equal(Object.keys(found).length, Object.keys(questions).length);
        for (const fault of Object.values(found)) assert.ok(fault === 'damaged' || fault === 'notMlflow', fault);
      }),
      { seed, numRuns: 20 },
    );
  });

  for (const [where, start, end] of [
    ['in the header', 0, 100],
    ['where its tables are described', 100, 12_288],
    ['anywhere', 0, Infinity],
  ] as const) {
    it(`with bytes that were flipped ${where} answers, or says what is wrong`, async function () {
      this.timeout(30_000);
      const last = Math.min(end, whole.length) - 1;
      const flip = fc.tuple(fc.integer({ min: start, max: last }), fc.nat(255));
      const seen = new Set<string>();
      await fc.assert(
        fc.asyncProperty(fc.array(flip, { minLength: 1, maxLength: 4 }), async (flips) => {
          const bytes = Buffer.from(whole);
          for (const [at, value] of flips) bytes[at] = value;
          put(bytes);
          for (const fault of Object.values(await faults())) {
            seen.add(fault);
            // A table or a column by another name is no MLflow's; a row by another id is not there.
            const may: readonly StoreFault[] = ['damaged', 'notMlflow', 'unsupported', 'notFound', 'tooLarge'];
            assert.ok(may.includes(fault), fault);
          }
        }),
        { seed, numRuns: 60 },
      );
      assert.ok(seen.size > 0 || where === 'anywhere', 'nothing was harmed');
    });
  }

  it('with one table that cannot be read still answers what lies in others', async () => {
    const { rootPage, pageSize } = pageOf('registered_models');
    const bytes = Buffer.from(whole);
    bytes.fill(0xff, (rootPage - 1) * pageSize, rootPage * pageSize);
    put(bytes);
    const found = await faults();
    assert.equal(found['searchRegisteredModels'], 'damaged');
    assert.deepEqual(
      ['searchExperiments', 'searchRuns', 'getRun', 'getMetricHistory'].filter((name) => name in found),
      [],
    );
  });

  function pageOf(table: string): { readonly rootPage: number; readonly pageSize: number } {
    const other = new TestDatabase();
    const row = other.connection.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?').get(table);
    const size = other.connection.prepare('PRAGMA page_size').get();
    other.dispose();
    return { rootPage: Number(row?.['rootpage']), pageSize: Number(size?.['page_size']) };
  }

  it('is not there now and then, where somebody moves it: then that is said, and nothing else', async function () {
    skipIf(process.platform === 'win32', 'Windows does not move a file that is open.', this);
    const child = await startDisturbing(files.path, seed);
    const ended = once(child, 'close') as Promise<[number | null]>;
    try {
      let answers = 0;
      while (child.exitCode === null) {
        const found = Object.values(await faults());
        assert.deepEqual(
          found.filter((fault) => fault !== 'unreachable' && fault !== 'busy'),
          [],
        );
        answers += Object.keys(questions).length - found.length;
      }
      assert.deepEqual(await ended, [0, null]);
      assert.ok(answers > 0);
    } finally {
      child.kill('SIGKILL');
    }
  });

  it('is a link that leads nowhere, or to itself', async function () {
    skipIf(process.platform === 'win32', 'links need an administrator on Windows.', this);
    for (const target of [path.basename(files.path), 'nowhere.db', '.']) {
      rmSync(files.path);
      symlinkSync(target, files.path);
      const expected = target === '.' ? 'notMlflow' : 'unreachable';
      await assert.rejects(store.searchExperiments(), (error) => {
        assert.ok(error instanceof StoreError);
        assert.equal(error.fault, expected, `${target}: ${error.message}`);
        assert.match(
          error.message,
          /is not there\. Check the path|in a circle\. Check the path|is not a SQLite database/,
        );
        return true;
      });
    }
  });
});

describe('a database with a layout that Podium does not know', () => {
  let files: TestDatabase;
  let store: Store;
  beforeEach(() => {
    files = new TestDatabase();
    files.addExperiment('1', 'wine');
    files.addRun({
      runId: 'run-7',
      name: 'one',
      artifactUri: 'mlruns/1/run-7/artifacts',
      metrics: { loss: 1 },
      params: { lr: '1' },
    });
    files.addModel('net');
    store = openSqliteStore(files.path);
  });
  afterEach(async () => {
    await store.close();
    files.dispose();
  });

  it('answers where there are more tables and columns', async () => {
    files.connection.exec(`
      ALTER TABLE runs ADD COLUMN shape TEXT; ALTER TABLE experiments ADD COLUMN owner TEXT DEFAULT 'ada';
      CREATE TABLE quantum_runs (run_uuid TEXT, spin REAL); UPDATE alembic_version SET version_num = 'ffffffffffff'`);
    assert.equal((await store.searchExperiments()).items.length, 1);
    assert.equal((await store.getRun('run-7')).runName, 'one');
  });

  for (const [change, ask, missing] of [
    ['ALTER TABLE latest_metrics RENAME TO newest_metrics', 'searchRuns', 'latest_metrics'],
    ['ALTER TABLE params RENAME COLUMN value TO val', 'searchRuns', 'value'],
    ['DROP TABLE tags', 'searchRuns', 'tags'],
    ['ALTER TABLE experiment_tags RENAME TO labels', 'searchExperiments', 'experiment_tags'],
    ['DROP TABLE metrics', 'getMetricHistory', 'metrics'],
    ['ALTER TABLE registered_models RENAME COLUMN name TO title', 'searchRegisteredModels', 'name'],
  ] as const) {
    it(`says what is missing after ${change}`, async () => {
      files.connection.exec(`PRAGMA legacy_alter_table = ON; ${change}`);
      const call = {
        searchRuns: () => store.searchRuns({ experimentIds: ['1'] }),
        searchExperiments: () => store.searchExperiments(),
        getMetricHistory: () => store.getMetricHistory('run-7', 'loss'),
        searchRegisteredModels: () => store.searchRegisteredModels(),
      }[ask]();
      await assert.rejects(call, (error) => {
        assert.ok(error instanceof StoreError);
        assert.equal(error.fault, 'unsupported', error.message);
        assert.match(error.message, new RegExp(`(table|column) "[a-z_.]*${missing}"`));
        assert.match(error.message, /update Podium/i);
        return true;
      });
      if (ask !== 'searchExperiments') assert.equal((await store.searchExperiments()).items.length, 1);
    });
  }
});
