import assert from 'node:assert/strict';
import { RunWatch } from '../../../src/services/watching/runWatch.ts';
import { newsText, tellNews, type News } from '../../../src/services/watching/watchNews.ts';
import { StoreError } from '../../../src/stores/storeError.ts';
import type { Run } from '../../../src/model/run.ts';
import type { SettingValues } from '../../../src/host/settings.ts';
import { testApp, type TestApp } from '../../support/app.ts';
import { TestDatabase } from '../../support/database.ts';
import { fakeUi } from '../../support/fakeUi.ts';
import { aRun, server } from '../../support/make.ts';
import { WatchedStores } from '../../support/watchedStores.ts';

const minute = 60_000;

/** A database into which a run is logged, and a watch whose clock and window are the test's. */
class TestWatch implements AsyncDisposable {
  readonly database = new TestDatabase();
  readonly stores = new WatchedStores();
  readonly app: TestApp;
  readonly watch: RunWatch;
  readonly news: string[] = [];
  readonly window = { isFocused: true };
  nowMs = 1_000_000;
  /** What was said to be changed. */
  readonly changed: string[] = [];

  constructor(settings: Partial<SettingValues> = {}) {
    this.app = testApp({
      connections: [{ name: 'local', trackingUri: `sqlite:///${this.database.path}` }],
      settings,
      openStore: this.stores.openStore,
    });
    this.watch = new RunWatch({
      ...this.app,
      window: this.window,
      tell: (news) => this.news.push(newsText(news)),
      now: () => this.nowMs,
    });
    this.watch.onDidChange((runIds) => this.changed.push(...runIds));
    this.database.addExperiment('1', 'iris');
    this.begin('r');
  }

  get connection() {
    const [only] = this.app.connections.all;
    assert.ok(only);
    return only;
  }

  begin(runId: string, experimentId = '1'): void {
    const startTimeMs = this.nowMs;
    this.database.addRun({ runId, experimentId, name: `run ${runId}`, status: 'RUNNING', startTimeMs });
  }

  /** Logs values at the steps from one on, each a second later. */
  log(key: string, from: number, values: readonly number[], runId = 'r'): void {
    for (const [index, value] of values.entries()) {
      this.nowMs += 1000;
      this.database.addPoint(runId, key, from + index, this.nowMs, value);
    }
    const value = values.at(-1) ?? 0;
    const finite = Math.max(-Number.MAX_VALUE, Math.min(Number.MAX_VALUE, value));
    this.database.connection
      .prepare(
        'INSERT OR REPLACE INTO latest_metrics (run_uuid, key, value, is_nan, step, timestamp) VALUES (?, ?, ?, ?, ?, ?)',
      )
      .run(
        runId,
        key,
        Number.isNaN(value) ? 0 : finite,
        Number.isNaN(value) ? 1 : 0,
        from + values.length - 1,
        this.nowMs,
      );
  }

  end(): void {
    this.database.connection.exec(`UPDATE runs SET status = 'FINISHED'`);
  }

  /** Reads the runs as the sidebar does, has them watched, and waits until nothing is asked any more. */
  async look(): Promise<readonly string[]> {
    const query = { experimentIds: ['1', '2'] };
    const { items } = await this.app.connections.ask(this.connection, (store) => store.searchRuns(query));
    this.watch.saw(this.connection, items);
    let asked;
    do {
      asked = this.stores.asked.length;
      await this.app.connections.ask(this.connection, (store) => store.searchRuns({ experimentIds: [] }));
      await new Promise((resolve) => setTimeout(resolve, 5));
    } while (this.stores.asked.length > asked + 1);
    return this.texts();
  }

  texts(runId = 'r'): readonly string[] {
    return this.watch.warningsOf(this.connection, runId).map(({ text }) => text);
  }

  curvesAsked(): number {
    return this.stores.takeAsked().filter((question) => question === 'sampleMetricHistories').length;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.watch.dispose();
    this.app[Symbol.dispose]();
    await new Promise((resolve) => setImmediate(resolve));
    this.database.dispose();
  }
}

const falling = Array.from({ length: 30 }, (_, index) => 1 / (index + 1));
const flat = Array.from({ length: 40 }, () => 0.5);

describe('a run that is watched', () => {
  it('is marked when a metric becomes NaN, with the step, and no more when that is over or the run ends', async () => {
    await using test = new TestWatch();
    test.log('loss', 0, [...falling, NaN, NaN]);
    assert.deepEqual(await test.look(), ['loss is NaN since step 30']);
    test.log('loss', 32, [0.1]);
    assert.deepEqual(await test.look(), []);
    test.log('loss', 33, [Infinity]);
    test.nowMs += minute;
    assert.deepEqual(await test.look(), ['loss is infinite since step 33']);
    test.end();
    assert.deepEqual(await test.look(), []);
    assert.ok(test.changed.length >= 4);
  });

  it('is marked when its metric gets no better, by the metric that the experiment names, or that was chosen here', async () => {
    await using test = new TestWatch();
    test.log('loss', 0, falling);
    test.log('acc', 0, flat);
    assert.deepEqual(await test.look(), []);
    test.database.addExperiment('2', 'named');
    test.database.insert('experiment_tags', {
      experiment_id: 2n,
      key: 'mlflow.experiment.primaryMetric.name',
      value: 'acc',
    });
    test.begin('s', '2');
    test.log('acc', 0, flat, 's');
    test.log('loss', 0, falling, 's');
    await test.look();
    assert.deepEqual(test.texts('s'), ['acc has not improved since step 0']);
    await test.app.state.set('primaryMetrics', { [`${test.connection.id}/2`]: 'loss' });
    test.nowMs += minute;
    test.log('loss', 30, [0.001], 's');
    await test.look();
    assert.deepEqual(test.texts('s'), []);
  });

  it('is marked when no point came for long, by the clock of this machine once it saw one come', async () => {
    await using test = new TestWatch({ 'watch.silentMinutes': 5 });
    test.log('loss', 0, [1]);
    assert.deepEqual(await test.look(), []);
    test.nowMs += 6 * minute;
    assert.deepEqual(await test.look(), ['no new point for 6 min']);
    // Logged by a clock that is an hour behind.
    test.database.connection.exec('UPDATE latest_metrics SET step = 1, timestamp = timestamp - 3600000');
    assert.deepEqual(await test.look(), []);
    test.nowMs += 5 * minute;
    assert.deepEqual(await test.look(), ['no new point for 5 min']);
    // What the machine measures goes on where a training hangs.
    test.log('system/cpu', 0, [1]);
    assert.deepEqual(await test.look(), ['no new point for 5 min']);
  });

  it('is not missed anything of, where it logs no metrics, or where another clock is ahead', async () => {
    await using test = new TestWatch({ 'watch.silentMinutes': 1 });
    test.nowMs += 60 * minute;
    assert.deepEqual(await test.look(), []);
    test.log('loss', 0, [1]);
    test.database.connection.exec('UPDATE latest_metrics SET timestamp = timestamp + 3600000');
    assert.deepEqual(await test.look(), []);
  });

  it('that nobody read for long is not said to be silent', async () => {
    await using test = new TestWatch({ 'watch.silentMinutes': 5 });
    test.log('loss', 0, [1]);
    await test.look();
    test.nowMs += 60 * minute;
    await test.app.settings.set('watch.silentMinutes', 4);
    assert.deepEqual(test.texts(), []);
  });

  it('is left alone where that is turned off, at once', async () => {
    await using test = new TestWatch();
    test.log('loss', 0, [1, NaN]);
    await test.look();
    await test.app.settings.set('watch.enabled', false);
    assert.deepEqual(test.texts(), []);
    test.curvesAsked();
    test.log('loss', 2, [NaN]);
    test.nowMs += minute;
    assert.deepEqual(await test.look(), []);
    assert.equal(test.curvesAsked(), 0);
    await test.app.settings.set('watch.enabled', true);
    assert.equal(test.texts().length, 1);
  });
});

describe('watching asks', () => {
  it('for a curve once a minute at most, and only when points came', async () => {
    await using test = new TestWatch();
    test.log('loss', 0, falling);
    await test.look();
    assert.equal(test.curvesAsked(), 1);
    test.log('loss', 30, [0.01]);
    await test.look();
    assert.equal(test.curvesAsked(), 0);
    test.nowMs += minute;
    await test.look();
    assert.equal(test.curvesAsked(), 1);
    test.nowMs += 10 * minute;
    await test.look();
    assert.equal(test.curvesAsked(), 0);
  });

  it('at once since when a metric is NaN, whatever else was asked lately', async () => {
    await using test = new TestWatch();
    test.log('loss', 0, falling);
    await test.look();
    test.log('loss', 30, [NaN]);
    assert.deepEqual(await test.look(), ['loss is NaN since step 30']);
    assert.equal(test.curvesAsked(), 2);
    for (const step of [31, 33]) {
      test.log('loss', step, [1]);
      await test.look();
      test.log('loss', step + 1, [NaN]);
      assert.deepEqual(await test.look(), ['loss is NaN']);
    }
    assert.equal(test.curvesAsked(), 0);
  });

  it('once for the same metric of many runs', async () => {
    await using test = new TestWatch();
    for (const runId of ['a', 'b', 'c']) {
      test.begin(runId);
      test.log('loss', 0, flat, runId);
    }
    test.log('loss', 0, flat);
    await test.look();
    assert.equal(test.curvesAsked(), 1);
    assert.deepEqual(test.texts('b'), ['loss has not improved since step 0']);
  });

  it('nothing of runs that ended', async () => {
    await using test = new TestWatch();
    test.log('loss', 0, [NaN]);
    test.end();
    assert.deepEqual(await test.look(), []);
    assert.equal(test.curvesAsked(), 0);
  });

  it('again later where a store failed, and still says what it knows without', async () => {
    await using test = new TestWatch();
    test.log('loss', 0, [1, NaN]);
    test.stores.fail('sampleMetricHistories', new StoreError('timeout', 'Too slow.'));
    assert.deepEqual(await test.look(), ['loss is NaN']);
    test.stores.fail('sampleMetricHistories');
    test.nowMs += minute;
    test.log('loss', 2, [NaN]);
    assert.deepEqual(await test.look(), ['loss is NaN since step 1']);
  });
});

describe('a notification', () => {
  it('comes once for a run and a rule, and only while nobody works in the window', async () => {
    await using test = new TestWatch({ 'watch.silentMinutes': 5 });
    test.log('loss', 0, falling);
    await test.look();
    test.window.isFocused = false;
    test.log('loss', 30, [NaN]);
    test.nowMs += minute;
    await test.look();
    assert.deepEqual(test.news, ['Run run r: loss is NaN since step 30.']);
    test.log('loss', 31, [0.5]);
    await test.look();
    test.log('loss', 32, [NaN]);
    test.nowMs += minute;
    await test.look();
    test.nowMs += 6 * minute;
    await test.look();
    assert.deepEqual(test.news.slice(1), ['Run run r: no new point for 6 min.']);
  });

  it('does not come of what was seen in the sidebar as it happened', async () => {
    await using test = new TestWatch();
    await test.look();
    test.log('loss', 0, [NaN]);
    await test.look();
    test.window.isFocused = false;
    await test.look();
    assert.deepEqual(test.news, []);
  });

  it('does not come of what was so long before anybody looked, but does of a run that began since', async () => {
    await using test = new TestWatch();
    test.window.isFocused = false;
    test.log('loss', 0, [NaN]);
    test.database.connection.exec('UPDATE runs SET start_time = 5');
    await test.look();
    assert.deepEqual(test.news, []);
    test.begin('new');
    test.log('loss', 0, [NaN], 'new');
    await test.look();
    assert.deepEqual(test.news, ['Run run new: loss is NaN since step 0.']);
  });

  it('names a few of many runs, and leads to the charts of all', async () => {
    const warnings = [{ rule: 'silent', text: 'no new point for 20 min', why: '' }] as const;
    const runs: Run[] = ['a', 'b', 'c', 'd', 'e'].map((runId) => aRun({ runId, runName: runId }));
    const news: News[] = runs.map((run) => ({ connection: server, run, warnings }));
    const ui = fakeUi();
    const executed: unknown[][] = [];
    tellNews(ui, (...args) => {
      executed.push(args);
      return Promise.resolve();
    })(news);
    const [offer] = ui.offers;
    assert.equal(
      offer?.message,
      'Run a: no new point for 20 min. Run b: no new point for 20 min. Run c: no new point for 20 min. 2 more runs need a look.',
    );
    assert.equal(offer.action, 'Show Metric Charts');
    await offer.act();
    assert.equal(executed[0]?.[0], 'podium.charts.open');
    assert.equal((executed[0][2] as unknown[]).length, 5);
  });
});
