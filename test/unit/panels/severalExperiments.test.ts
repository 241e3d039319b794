import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import * as v from 'valibot';
import type { RunsProtocol } from '../../../src/protocol/runs.ts';
import { plainLayout } from '../../../src/model/runLayout.ts';
import type { RunColumn } from '../../../src/model/runColumn.ts';
import type { Page } from '../../../src/panels/page.ts';
import { runsPage } from '../../../src/panels/runs/runsPage.ts';
import { runsIdentity } from '../../../src/services/runs/experimentsTable.ts';
import { pageIdentity } from '../../../src/services/pages.ts';
import { StoreError } from '../../../src/stores/storeError.ts';
import { eventually } from '../../editor/support/eventually.ts';
import { testApp, type TestApp } from '../../support/app.ts';
import { TestDatabase } from '../../support/database.ts';
import { sendJson, serve } from '../../support/httpServer.ts';
import { WatchedStores } from '../../support/watchedStores.ts';

const never = new AbortController().signal;
const experiment: RunColumn = { kind: 'attribute', name: 'experiment' };
const name: RunColumn = { kind: 'attribute', name: 'run_name' };

describe('a table of the runs of several experiments', () => {
  let database: TestDatabase;
  let stores: WatchedStores;
  let app: TestApp;
  let page: Page<RunsProtocol>;
  let nowMs: number;

  beforeEach(() => {
    database = new TestDatabase();
    database.addExperiment('1', 'wine');
    database.addExperiment('2', 'iris');
    database.addExperiment('10', 'digits');
    for (const [index, experimentId] of ['1', '10', '2', '1'].entries()) addRun(index, experimentId);
    stores = new WatchedStores();
    const local = { name: 'local', trackingUri: `sqlite:///${database.path}` };
    app = testApp({ connections: [local], openStore: stores.openStore });
    nowMs = 1e6;
    page = open(['1', '2', '10']);
  });
  afterEach(() => {
    page.dispose();
    app[Symbol.dispose]();
    database.dispose();
  });

  function addRun(index: number, experimentId: string): void {
    database.addRun({
      runId: String(index).padStart(32, '0'),
      experimentId,
      name: `run ${String(index)}`,
      startTimeMs: 1_000 + index,
      endTimeMs: 9_000,
      metrics: { auc: index / 10 },
    });
  }

  function open(ids: readonly string[]): Page<RunsProtocol> {
    const identity = runsIdentity('settings/local', ids);
    assert.ok(identity);
    return runsPage(identity, { ...app, execute: () => Promise.resolve() }, () => nowMs);
  }

  const rows = async () => {
    const ask = { from: 0, to: 100, columns: [name, experiment] };
    const answer = await page.answers.rows.answer(ask, never);
    return answer.rows.map((row) => (row.kind === 'group' ? `[${String(row.value)}] ${String(row.count)}` : row.cells));
  };
  const search = async (column: RunColumn): Promise<void> => {
    await page.answers.search.answer({ stage: 'ACTIVE_ONLY', sort: [{ column, descending: false }] }, never);
    await page.read(never);
  };

  it('has them all, the newest first, each with its experiment, and its title names these', async () => {
    const { title, experiments, count, isAll } = await page.read(never);
    assert.deepEqual([title, count, isAll], ['Runs · 3 experiments', 4, true]);
    assert.deepEqual(experiments, [{ name: 'wine' }, { name: 'iris' }, { name: 'digits' }]);
    assert.deepEqual(await rows(), [
      ['run 3', 'wine'],
      ['run 2', 'iris'],
      ['run 1', 'digits'],
      ['run 0', 'wine'],
    ]);
  });

  it('is sorted by experiment, grouped by it, and exported with it, by name', async () => {
    await page.read(never);
    await search(experiment);
    assert.deepEqual(
      (await rows()).map((cells) => cells[1]),
      ['digits', 'iris', 'wine', 'wine'],
    );
    const columns = [name, experiment];
    await page.answers.export.answer({ format: 'csv', runs: [], columns }, never);
    const [[file, bytes] = ['', new Uint8Array()]] = app.ui.saved;
    assert.equal(file, 'runs.csv');
    assert.deepEqual(new TextDecoder().decode(bytes).split('\r\n').slice(0, 3), [
      'run_name,experiment',
      'run 1,digits',
      'run 2,iris',
    ]);
    const folded = { isAll: true, but: [] };
    await page.answers.arrange.answer({ ...plainLayout, groupBy: [experiment], folded }, never);
    assert.deepEqual(await rows(), ['[digits] 1', '[iris] 1', '[wine] 2']);
    const { columns: values } = await page.answers.values.answer({ columns: [experiment] }, never);
    assert.deepEqual(values[0]?.kind === 'texts' && values[0].texts, ['digits', 'iris', 'wine']);
  });

  it('shows the runs of others from then on, and is restored with these', async () => {
    await page.read(never);
    await search({ kind: 'metric', name: 'auc' });
    const other = runsIdentity('settings/local', ['2', '10']);
    assert.ok(other && page.become && page.identity);
    page.become(other);
    const { title, search: shown, generation } = await page.read(never);
    assert.deepEqual([title, shown.sort.length], ['Runs · iris, digits', 1]);
    assert.deepEqual(await rows(), [
      ['run 1', 'digits'],
      ['run 2', 'iris'],
    ]);
    assert.deepEqual(page.identity(), other);
    assert.deepEqual(v.parse(pageIdentity, JSON.parse(JSON.stringify(other))), other);
    page.become({ ...other, connectionId: 'elsewhere' });
    assert.deepEqual([page.identity(), (await page.read(never)).generation], [other, generation]);
  });

  it('never shows those of before again that were still being read', async () => {
    await page.read(never);
    const other = runsIdentity('settings/local', ['2']);
    assert.ok(other);
    const letGo = stores.hold('searchRuns');
    const late = page.answers.search.answer({ stage: 'ALL', sort: [] }, never);
    await eventually(() => assert.equal(stores.asked.at(-1), 'searchRuns'));
    // From here on only that one is held back.
    stores.hold('searchRuns')();
    page.become?.(other);
    await page.read(never);
    assert.deepEqual(await rows(), [['run 2', 'iris']]);
    letGo();
    await late;
    assert.deepEqual([(await page.read(never)).search.stage, await rows()], ['ALL', [['run 2', 'iris']]]);
  });

  it('keeps what it shows where one is deleted or missing, and says which', async () => {
    await page.read(never);
    using sql = new DatabaseSync(database.path);
    sql.exec('PRAGMA foreign_keys = OFF');
    sql.exec("UPDATE experiments SET lifecycle_stage = 'deleted' WHERE experiment_id = 2");
    sql.exec('DELETE FROM experiments WHERE experiment_id = 10');
    nowMs += 1e6;
    const { experiments, count } = await page.read(never);
    assert.deepEqual(experiments, [
      { name: 'wine' },
      { name: 'iris', problem: 'deleted' },
      { name: 'digits', problem: 'missing' },
    ]);
    assert.deepEqual([count, (await rows())[2]], [4, ['run 1', 'digits']]);
    sql.exec('DELETE FROM experiments');
    nowMs += 1e6;
    await assert.rejects(page.read(never), (error) => error instanceof StoreError && error.fault === 'notFound');
  });

  it('shows what may be read where somebody may not read all', async () => {
    await using server = await forbidding('2');
    using other = testApp({ connections: [{ name: 'local', trackingUri: server.url }] });
    const identity = runsIdentity('settings/local', ['1', '2']);
    assert.ok(identity);
    const table = runsPage(identity, { ...other, execute: () => Promise.resolve() });
    try {
      const { experiments } = await table.read(never);
      assert.deepEqual(experiments, [{ name: 'wine' }, { name: '2', problem: 'forbidden' }]);
    } finally {
      table.dispose();
    }
  });

  it('asks for nothing twice while nothing began', async () => {
    await page.read(never);
    stores.takeAsked();
    nowMs += 1e6;
    await page.read(never);
    const asked = stores.takeAsked();
    assert.deepEqual(
      [asked.filter((one) => one === 'searchRuns').length, asked.filter((one) => one === 'getExperiment').length],
      [1, 3],
    );
  });

  it('looks for what the sidebar looks for only where it is of one experiment', async () => {
    await app.state.set('runViews', { 'settings/local/1': { filter: 'metrics.auc > 0.2' } });
    assert.equal((await page.read(never)).count, 4);
    page.dispose();
    page = open(['1']);
    assert.equal((await page.read(never)).count, 1);
  });
});

/** A tracking server without runs, whose users may not look at one experiment. */
async function forbidding(experimentId: string): Promise<AsyncDisposable & { readonly url: string }> {
  const server = await serve(({ url }, response) => {
    const asked = new URL(url, 'http://localhost').searchParams.get('experiment_id');
    if (asked === experimentId) sendJson(response, { error_code: 'PERMISSION_DENIED', message: 'No.' }, 403);
    else if (asked !== null) sendJson(response, { experiment: { experiment_id: asked, name: 'wine' } });
    else sendJson(response, {});
  });
  return { url: server.url, [Symbol.asyncDispose]: () => server.close() };
}
