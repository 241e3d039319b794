import assert from 'node:assert/strict';
import { runsPage } from '../../../src/panels/runs/runsPage.ts';
import type { RunSearch, RunsContent } from '../../../src/protocol/runs.ts';
import { columnKey, type ColumnOrder, type HistoryValue, type RunColumn } from '../../../src/model/runColumn.ts';
import { StoreError } from '../../../src/stores/storeError.ts';
import { eventually } from '../../editor/support/eventually.ts';
import { testApp } from '../../support/app.ts';
import { TestDatabase, type RunToAdd } from '../../support/database.ts';
import { WatchedStores } from '../../support/watchedStores.ts';

const never = new AbortController().signal;
const id = (index: number): string => String(index).padStart(32, '0');
const auc: RunColumn = { kind: 'metric', name: 'auc' };
const lr: RunColumn = { kind: 'param', name: 'lr' };

describe('the host of a table of runs', () => {
  let database: TestDatabase;

  beforeEach(() => {
    database = new TestDatabase();
    database.addExperiment('1', 'wine');
  });
  afterEach(() => database.dispose());

  const addRun = (index: number, run: Partial<RunToAdd> = {}): void =>
    database.addRun({
      runId: id(index),
      name: `run ${String(index)}`,
      startTimeMs: 1_000 + index,
      endTimeMs: 9_000,
      metrics: { auc: index / 1_000 },
      params: { lr: String(index) },
      ...run,
    });
  const addRuns = (count: number): void =>
    database.inOneGo(() => {
      for (let index = 0; index < count; index++) addRun(index);
    });

  function open() {
    const stores = new WatchedStores();
    const local = { name: 'local', trackingUri: `sqlite:///${database.path}` };
    const app = testApp({ connections: [local], openStore: stores.openStore });
    const executed: unknown[][] = [];
    const execute = (...args: unknown[]): Promise<void> => Promise.resolve(void executed.push(args));
    const clock = { nowMs: 1_000_000 };
    const identity = { kind: 'runs', connectionId: 'settings/local', experimentId: '1' } as const;
    const page = runsPage(identity, { ...app, execute }, () => clock.nowMs);
    const { answers } = page;
    const lines = async (from = 0, to = 500) =>
      (await answers.rows.answer({ from, to, columns: [auc, lr] }, never)).rows;
    const rows = async (from?: number, to?: number) =>
      (await lines(from, to)).flatMap((line) => (line.kind === 'run' ? line : []));
    return {
      app,
      stores,
      executed,
      clock,
      page,
      answers,
      lines,
      rows,
      read: (): Promise<RunsContent> => page.read(never),
      names: async (from?: number, to?: number) => (await rows(from, to)).map(({ name }) => name),
      /** As the page does: the search, and then what it is told. */
      async search(search: Partial<RunSearch>): Promise<RunsContent> {
        await answers.search.answer({ stage: 'ACTIVE_ONLY', sort: [], ...search }, never);
        return page.read(never);
      },
      [Symbol.dispose]: () => {
        page.dispose();
        app[Symbol.dispose]();
      },
    };
  }

  const by = (column: RunColumn, descending = false): { readonly sort: readonly ColumnOrder[] } => ({
    sort: [{ column, descending }],
  });

  it('reads a first few of the newest, the rest of a page, and the next, each when it is asked for', async () => {
    addRuns(300);
    using table = open();
    const first = await table.read();
    assert.deepEqual([first.title, first.count, first.isAll], ['Runs · wine', 100, false]);
    assert.deepEqual(await table.names(0, 2), ['run 299', 'run 298']);
    await table.answers.more.answer(null, never);
    const second = await table.read();
    assert.deepEqual([second.count, second.isAll, second.generation], [250, false, first.generation]);
    await table.answers.more.answer(null, never);
    const third = await table.read();
    assert.deepEqual([third.count, third.isAll], [300, true]);
    assert.deepEqual(await table.names(299, 400), ['run 0']);
  });

  it('tells of columns what the runs have there, and of rows what the page looks at', async () => {
    addRun(1, { metrics: { auc: NaN }, params: { lr: 'x'.repeat(1_000) }, tags: { 'mlflow.parentRunId': 'p' } });
    addRun(2, { status: 'RUNNING', name: '' });
    using table = open();
    const { columns } = await table.read();
    assert.deepEqual(
      columns.map(({ kind, name, differs }) => [kind, name, differs]),
      [
        ['metric', 'auc', true],
        ['param', 'lr', true],
      ],
    );
    const [newest, other] = await table.rows();
    assert.deepEqual([newest?.name, newest?.isLive, newest?.cells], [id(2), true, [0.002, '2']]);
    assert.deepEqual([other?.isNested, other?.cells], [true, ['NaN', `${'x'.repeat(400)}…`]]);
  });

  it('lets the store sort where it does it well, and else reads all', async () => {
    addRuns(300);
    using table = open();
    await table.read();
    const byMetric = await table.search(by(auc));
    assert.deepEqual([byMetric.count, byMetric.sortedHere], [100, false]);
    assert.deepEqual(await table.names(0, 1), ['run 0']);
    const byNumber = await table.search(by(lr, true));
    assert.deepEqual([byNumber.count, byNumber.sortedHere], [300, true]);
    assert.deepEqual(await table.names(0, 2), ['run 299', 'run 298']);
  });

  it('reads nothing for another order where all are there, and has the newest first again as the store has them', async () => {
    addRuns(299);
    addRun(300, { startTimeMs: 1_298 });
    using table = open();
    await table.read();
    await table.answers.all.answer(null, never);
    const newest = await table.names(0, 300);
    table.stores.takeAsked();
    const byMetric = await table.search(by(auc, true));
    assert.deepEqual([byMetric.count, byMetric.isAll, byMetric.sortedHere], [300, true, true]);
    assert.deepEqual(await table.names(0, 2), ['run 300', 'run 298']);
    const again = await table.search({});
    assert.deepEqual([again.sortedHere, again.generation], [false, byMetric.generation + 1]);
    assert.deepEqual(await table.names(0, 300), newest);
    assert.ok(!table.stores.takeAsked().includes('searchRuns'));
    addRun(301);
    table.clock.nowMs += 1e6;
    assert.deepEqual([(await table.read()).count, (await table.names(0, 1))[0]], [301, 'run 301']);
  });

  it('asks in parts for what a store cannot answer at once', async () => {
    addRuns(40);
    using table = open();
    table.stores.refuseMoreThan(10);
    assert.deepEqual([(await table.read()).count, (await table.read()).isAll], [7, false]);
    await table.answers.all.answer(null, never);
    assert.deepEqual([(await table.read()).count, (await table.read()).isAll], [40, true]);
  });

  it('merges what several searches find, the newest first and none twice, reading no more than is looked at', async () => {
    addRuns(1_000);
    using table = open();
    await table.read();
    table.stores.takeAsked();
    const filter = 'metrics.auc < 0.5 OR metrics.auc BETWEEN 0.4 AND 0.8';
    const first = await table.search({ filter });
    assert.deepEqual([first.searches, first.count, first.isAll, first.sortedHere], [2, 100, false, false]);
    assert.equal(table.stores.takeAsked().filter((name) => name === 'searchRuns').length, 2);
    assert.deepEqual(await table.names(0, 2), ['run 800', 'run 799']);
    await table.answers.all.answer(null, never);
    const whole = await table.read();
    assert.deepEqual([whole.count, whole.isAll], [801, true]);
    const names = [...(await table.names(0, 500)), ...(await table.names(500, 1_000))];
    assert.deepEqual(
      names,
      Array.from({ length: 801 }, (_, at) => `run ${String(800 - at)}`),
    );
    const sorted = await table.search({ filter, ...by(auc) });
    assert.deepEqual([sorted.count, sorted.sortedHere], [801, true]);
    assert.deepEqual(await table.names(0, 2), ['run 0', 'run 1']);
    addRun(2_000, { metrics: { auc: 0.45 } });
    table.clock.nowMs += 1e6;
    await table.search({ filter });
    addRun(2_001, { metrics: { auc: 0.45 } });
    table.clock.nowMs += 1e6;
    await table.read();
    assert.deepEqual(await table.names(0, 3), ['run 2001', 'run 2000', 'run 800']);
  });

  it('goes on where one of several searches failed, and leaves none out', async () => {
    addRuns(600);
    using table = open();
    await table.search({ filter: 'metrics.auc < 0.2 OR metrics.auc > 0.3' });
    table.stores.fail('searchRuns', new Error('gone'));
    await assert.rejects(table.answers.more.answer(null, never));
    table.stores.fail('searchRuns');
    await table.answers.all.answer(null, never);
    const { count, isAll } = await table.read();
    assert.deepEqual([count, isAll], [499, true]);
  });

  it('says what is wrong with a filter that no number of searches can answer', async () => {
    addRuns(1);
    using table = open();
    const filter = "metrics.auc > 0 OR params.lr BETWEEN '1' AND '2'";
    await assert.rejects(table.search({ filter }), { fault: 'invalid', message: /^BETWEEN cannot be used here/ });
  });

  describe('with columns from the histories of metrics', () => {
    const history = (value: HistoryValue, name = 'loss'): RunColumn => ({ kind: 'history', name, value });
    const min = history({ of: 'min' });
    const all = [
      min,
      history({ of: 'max' }),
      history({ of: 'first' }),
      history({ of: 'mean', last: 10 }),
      history({ of: 'at', best: 'max', metric: 'acc' }),
      history({ of: 'min' }, 'never'),
    ];
    const lossAt = (step: number, index: number, length: number): number => (step === 7 ? -index : 1 + step / length);
    const meanOfLast = (index: number, length: number): number =>
      Array.from({ length: 10 }, (_, at) => lossAt(length - 10 + at, index, length)).reduce(
        (sum, value) => sum + value,
      ) / 10;
    /** A curve whose least value is where nobody would look who has only some of its points. */
    const addCurve = (index: number, length: number): void => {
      const runId = id(index);
      addRun(index, { metrics: {} });
      database.inOneGo(() => {
        for (let step = 0; step < length; step++) {
          database.addPoint(runId, 'loss', step, step, lossAt(step, index, length));
          if (step % 2 === 0) database.addPoint(runId, 'acc', step, step, step === 6 ? 2 : 1);
        }
      });
      database.addLatest(runId, 'loss', length - 1, length - 1, 1 + (length - 1) / length);
      database.addLatest(runId, 'acc', length - 1 - ((length - 1) % 2), length - 1, 1);
    };
    const cells = async (table: ReturnType<typeof open>, columns: readonly RunColumn[]) =>
      (await table.answers.rows.answer({ from: 0, to: 50, columns }, never)).rows.map((row) => row.cells);
    const settled = async (table: ReturnType<typeof open>, columns: readonly RunColumn[]) => {
      await eventually(async () => assert.ok(!(await cells(table, columns)).flat().includes('…')));
      return cells(table, columns);
    };

    it('computes them from every point of the rows that are looked at, and says so until it has', async () => {
      addCurve(1, 12);
      addCurve(2, 3_000);
      using table = open();
      await table.read();
      assert.deepEqual(await cells(table, all), [
        ['…', '…', '…', '…', '…', null],
        ['…', '…', '…', '…', '…', null],
      ]);
      assert.deepEqual(await settled(table, all), [
        [-2, 1 + 2_999 / 3_000, 1, meanOfLast(2, 3_000), 1 + 6 / 3_000, null],
        [-1, 1 + 11 / 12, 1, meanOfLast(1, 12), 1 + 6 / 12, null],
      ]);
      const { columns } = await table.read();
      assert.deepEqual(
        columns
          .filter(({ kind }) => kind === 'history')
          .map((column) => [columnKey(column), column.min, column.max])
          .slice(0, 1),
        [['min: metrics.loss', -2, -1]],
      );
      table.stores.takeAsked();
      await settled(table, all);
      assert.deepEqual(table.stores.takeAsked(), []);
    });

    it('sorts all runs by one, saying how far it is', async () => {
      for (let index = 1; index <= 30; index++) addCurve(index, 9);
      using table = open();
      await table.read();
      const told: unknown[] = [];
      table.page.onDidChange?.(() => void table.page.read(never).then(({ reading }) => told.push(reading)));
      const sorted = await table.search(by(min));
      assert.equal(sorted.sortedHere, true);
      assert.deepEqual(await table.names(0, 2), ['run 30', 'run 29']);
      assert.ok(
        told.some((reading) => JSON.stringify(reading) === '{"count":12,"of":30}'),
        JSON.stringify(told),
      );
      const control = new AbortController();
      const search: RunSearch = { stage: 'ACTIVE_ONLY', ...by(history({ of: 'max' })) };
      const release = table.stores.hold('sampleMetricHistories');
      const searching = table.answers.search.answer(search, control.signal);
      await eventually(() => assert.ok(table.stores.asked.includes('sampleMetricHistories')));
      control.abort(new Error('enough'));
      await assert.rejects(searching, /enough/);
      release();
    });

    it('reads them before they are copied', async () => {
      addCurve(1, 9);
      using table = open();
      await table.read();
      await table.answers.copy.answer({ runs: [], columns: [min] }, never);
      assert.deepEqual(table.app.ui.copied, ['min: metrics.loss\n-1\n']);
    });

    it('says why one could not be had, and asks again when it is told to', async () => {
      addCurve(1, 9);
      using table = open();
      await table.read();
      table.stores.fail('sampleMetricHistories', new StoreError('timeout', 'The store is slow.'));
      await cells(table, [min]);
      await eventually(async () => assert.equal((await table.read()).notComputed, 'The store is slow.'));
      table.stores.fail('sampleMetricHistories');
      assert.deepEqual(await cells(table, [min]), [['…']]);
      table.page.forget?.();
      assert.deepEqual(await settled(table, [min]), [[-1]]);
    });
  });

  it('keeps what it holds where a search fails, or is given up', async () => {
    addRuns(3);
    using table = open();
    const before = await table.read();
    await assert.rejects(table.answers.search.answer({ stage: 'ACTIVE_ONLY', sort: [], filter: 'x >' }, never), {
      fault: 'invalid',
    });
    const control = new AbortController();
    control.abort(new Error('enough'));
    const search: RunSearch = { stage: 'ALL', sort: [] };
    await assert.rejects(async () => table.answers.search.answer(search, control.signal), /enough/);
    const after = await table.read();
    assert.deepEqual([after.search, after.count, after.generation], [before.search, 3, before.generation]);
  });

  it('begins with what the sidebar shows, and remembers filters for the next time', async () => {
    addRuns(9);
    using table = open();
    const order = { field: { kind: 'metric', name: 'auc' }, descending: false } as const;
    await table.app.state.set('runViews', { 'settings/local/1': { filter: 'metrics.auc > 0.005', order } });
    await table.read();
    assert.deepEqual(await table.names(), ['run 6', 'run 7', 'run 8']);
    await table.search({ filter: 'metrics.auc < 0.002' });
    assert.deepEqual(table.app.state.get('recentFilters'), ['metrics.auc < 0.002']);
    const { offers } = await table.answers.help.answer({ text: '', cursor: 0 }, never);
    assert.deepEqual([offers[0]?.kind, offers[0]?.label], ['recent', 'metrics.auc < 0.002']);
  });

  it('helps with a filter: names, values, and what is wrong where', async () => {
    addRun(1);
    using table = open();
    await table.read();
    const help = (text: string) => table.answers.help.answer({ text, cursor: text.length }, never);
    assert.deepEqual(
      (await help('params.')).offers.map(({ label, detail }) => [label, detail]),
      [['params.lr', '1 value']],
    );
    assert.deepEqual(
      (await help('params.lr = ')).offers.map(({ label }) => label),
      ["'1'"],
    );
    const { problem } = await help('metrics.auc > abc');
    assert.deepEqual([problem?.start, problem?.end], [14, 17]);
  });

  it('follows what runs in the rows that are looked at, and puts runs that begin first', async () => {
    addRun(1, { status: 'RUNNING' });
    using table = open();
    const before = await table.read();
    await table.rows();
    assert.equal(table.page.intervalMs(), 5_000);
    database.connection.exec('UPDATE latest_metrics SET value = 0.75');
    addRun(2);
    const followed = await table.read();
    assert.deepEqual((await table.rows())[0]?.cells[0], 0.75);
    assert.ok(followed.stamp > before.stamp);
    table.clock.nowMs += 30_000;
    const { added, generation } = await table.read();
    assert.deepEqual([added, generation], [1, before.generation]);
    assert.deepEqual(await table.names(), ['run 2', 'run 1']);
    database.connection.exec("UPDATE runs SET lifecycle_stage = 'deleted' WHERE status = 'RUNNING'");
    assert.equal((await table.read()).count, 1);
  });

  it('says that runs began where their place in the order is not known', async () => {
    addRuns(3);
    using table = open();
    await table.read();
    await table.search(by(auc));
    addRun(9);
    const { newRuns, count } = await table.read();
    assert.deepEqual([newRuns, count], [1, 3]);
  });

  it('reads all again when somebody changed something with Podium, as many as there were', async () => {
    addRuns(300);
    using table = open();
    await table.read();
    await table.answers.all.answer(null, never);
    await table.read();
    database.connection.exec(`UPDATE runs SET lifecycle_stage = 'deleted' WHERE run_uuid = '${id(299)}'`);
    table.app.changes.remember({ label: 'Deleted run 299.', edits: [] });
    const { count, isAll } = await table.read();
    assert.deepEqual([count, isAll], [299, true]);
  });

  it('does with runs what commands do, and names only runs that it holds', async () => {
    addRuns(3);
    using table = open();
    await table.read();
    const [one = '', two = ''] = await table.answers.ids.answer({ from: 0, to: 2 }, never);
    await table.answers.act.answer({ action: 'chart', runs: [two, one, 'made up'] }, never);
    const [command, , nodes] = table.executed[0] ?? [];
    assert.equal(command, 'podium.charts.open');
    assert.deepEqual(
      (nodes as { readonly run: { readonly runName: string } }[]).map(({ run }) => run.runName),
      ['run 2', 'run 1'],
    );
    await assert.rejects(table.answers.act.answer({ action: 'delete', runs: ['made up'] }, never), {
      fault: 'notFound',
    });
    assert.deepEqual(await table.answers.present.answer({ runs: [one, 'made up'] }, never), [one]);
  });

  it('copies rows and single values, and saves what is shown', async () => {
    addRuns(2);
    using table = open();
    await table.read();
    const [one = ''] = await table.answers.ids.answer({ from: 0, to: 1 }, never);
    await table.answers.copy.answer({ runs: [one], columns: [auc] }, never);
    await table.answers.copy.answer({ runs: [], columns: [auc, lr] }, never);
    assert.deepEqual(table.app.ui.copied, ['0.001', 'metrics.auc\tparams.lr\n0.001\t1\n0\t0\n']);
    await table.answers.export.answer({ runs: [], columns: [auc], format: 'csv' }, never);
    const [name, bytes] = table.app.ui.saved[0] ?? [];
    assert.deepEqual([name, new TextDecoder().decode(bytes)], ['runs.csv', 'metrics.auc\r\n0.001\r\n0\r\n']);
  });

  it('knows runs that are selected also where another order has them further down', async () => {
    addRuns(300);
    using table = open();
    await table.read();
    const newest = await table.answers.ids.answer({ from: 0, to: 1 }, never);
    await table.search(by(auc));
    assert.deepEqual(await table.answers.present.answer({ runs: newest }, never), newest);
    await table.search({ filter: 'metrics.auc < 0.1' });
    assert.deepEqual(await table.answers.present.answer({ runs: newest }, never), []);
  });

  it('says that the experiment is gone', async () => {
    database.connection.exec('DELETE FROM experiments');
    using table = open();
    await assert.rejects(table.read(), { fault: 'notFound' });
  });
});
