import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { chartsPage } from '../../../src/panels/charts/chartsPage.ts';
import type { IdentityOf, Page } from '../../../src/panels/page.ts';
import type { ChartsContent, ChartsProtocol, Series, SeriesAsk } from '../../../src/protocol/charts.ts';
import { testApp, type AppSetup } from '../../support/app.ts';
import { TestDatabase, type RunToAdd } from '../../support/database.ts';
import { TestMlruns } from '../../support/mlruns.ts';
import { tempFolder } from '../../support/tempFolder.ts';
import { WatchedStores } from '../../support/watchedStores.ts';

const never = new AbortController().signal;
const [a, b, c] = ['a', 'b', 'c'].map((letter) => letter.repeat(32)) as [string, string, string];
const ended = { status: 'FINISHED', endTimeMs: 9_000 } as const;

describe('the host of a charts page', () => {
  let database: TestDatabase;

  beforeEach(() => {
    database = new TestDatabase();
    database.addExperiment('1', 'wine');
  });
  afterEach(() => database.dispose());

  const addRun = (run: RunToAdd): void => database.addRun({ ...ended, name: run.runId.slice(0, 1), ...run });
  const addCurve = (runId: string, key: string, values: readonly number[], firstStep = 0): void => {
    database.connection.prepare('DELETE FROM latest_metrics WHERE run_uuid = ? AND key = ?').run(runId, key);
    database.inOneGo(() => {
      values.forEach((value, index) => database.addPoint(runId, key, firstStep + index, 2_000 + index, value));
    });
    const last = values.length - 1;
    database.addLatest(runId, key, firstStep + last, 2_000 + last, values[last] ?? 0);
  };

  /** A page, with a clock that a test moves. */
  function open(identity: IdentityOf<'charts' | 'experimentCharts'>, setup: AppSetup = {}, cacheFolder?: string) {
    const stores = new WatchedStores();
    const local = { name: 'local', trackingUri: `sqlite:///${database.path}` };
    const app = testApp({ connections: [local], openStore: stores.openStore, ...setup });
    const executed: unknown[][] = [];
    const execute = (...args: unknown[]): Promise<void> => Promise.resolve(void executed.push(args));
    const context = { ...app, execute, ...(cacheFolder !== undefined && { cacheFolder }) };
    const clock = { nowMs: 1_000_000 };
    const newPage = (): Page<ChartsProtocol> => chartsPage(identity, context, () => clock.nowMs);
    const page = newPage();
    return {
      app,
      stores,
      executed,
      clock,
      page,
      newPage,
      read: () => page.read(never),
      series: (ask: Partial<SeriesAsk> & Pick<SeriesAsk, 'runs'>) =>
        page.answers.series.answer({ key: 'loss', maxPoints: 100, ...ask }, never),
      [Symbol.dispose]: () => {
        page.dispose();
        app[Symbol.dispose]();
      },
    };
  }

  const chosen = (...runIds: readonly string[]): IdentityOf<'charts'> => ({
    kind: 'charts',
    runs: runIds.map((runId) => ({ connectionId: 'settings/local', runId })),
  });
  const experiment = { kind: 'experimentCharts', connectionId: 'settings/local', experimentId: '1' } as const;

  describe('tells of chosen runs', () => {
    it('in what they differ, what they logged, and how far it goes', async () => {
      addRun({ runId: a, params: { lr: '0.1', seed: '1' }, tags: { team: 'x', 'mlflow.user': 'ada' } });
      addRun({ runId: b, params: { lr: '0.2', seed: '1', depth: '3' }, tags: { team: 'y', 'mlflow.user': 'eve' } });
      // What one merely lacks says nothing of the others.
      addCurve(a, 'loss', [1, 2, 3]);
      addCurve(b, 'loss', [1, 2]);
      addCurve(b, 'auc', [0.5]);
      using charts = open(chosen(a, b));
      const { title, runs, metrics, notices, refreshSeconds } = await charts.read();
      const [one, two] = runs.map(({ id }) => id);
      assert.deepEqual([title, notices, refreshSeconds], ['Charts · 2 runs', [], 5]);
      assert.deepEqual(
        runs.map(({ name, differing, tags, isLive }) => [name, { ...differing }, { ...tags }, isLive]),
        [
          ['a', { lr: '0.1' }, { team: 'x' }, false],
          ['b', { lr: '0.2' }, { team: 'y' }, false],
        ],
      );
      assert.deepEqual(
        metrics.map((metric) => [metric.key, metric.runs, metric.lastStep]),
        [
          ['auc', [two], 0],
          ['loss', [one, two], 2],
        ],
      );
    });

    it('by the metric that the page was opened for', async () => {
      addRun({ runId: a });
      using charts = open({ ...chosen(a), metric: 'loss' });
      assert.equal((await charts.read()).metric, 'loss');
    });

    it('of several stores, and says which cannot be shown', async () => {
      addRun({ runId: a });
      using files = new TestMlruns();
      files.addExperiment('1', 'other');
      files.addRun({ runId: a, name: 'in a folder', metrics: { loss: '1 2 3\n' } });
      const connections = [
        { name: 'local', trackingUri: `sqlite:///${database.path}` },
        { name: 'folder', trackingUri: files.path },
      ];
      const runs = [
        ...chosen(a, b).runs,
        { connectionId: 'settings/folder', runId: a },
        { connectionId: 'settings/gone', runId: a },
      ];
      using charts = open({ kind: 'charts', runs }, { connections });
      const content = await charts.read();
      assert.deepEqual(
        content.runs.map(({ name }) => name),
        ['a', 'in a folder'],
      );
      assert.equal(new Set(content.runs.map(({ id }) => id)).size, 2);
      assert.equal(content.notices.length, 2);
      assert.match(content.notices[0] ?? '', new RegExp(b));
      assert.match(content.notices[1] ?? '', /no connection "gone"/);
      const series = await charts.series({ runs: content.runs.map(({ id }) => id) });
      assert.deepEqual(
        series.map(({ values }) => [...values]),
        [[], [2]],
      );
    });

    it('or why there is none', async () => {
      using charts = open(chosen(a));
      await assert.rejects(charts.read(), { fault: 'notFound' });
      addRun({ runId: a });
      assert.equal((await charts.read()).runs.length, 1);
    });

    it('under which aliases their models are known, without being kept waiting for it', async () => {
      addRun({ runId: a });
      addRun({ runId: b });
      database.addModel('iris');
      database.addVersion({ name: 'iris', version: 1, runId: b, aliases: ['champion', 'best'] });
      using charts = open(chosen(a, b));
      const change = heard(charts.page);
      const aliases = async () => (await charts.read()).runs.map((run) => run.aliases);
      assert.deepEqual(await aliases(), [[], []]);
      await change;
      assert.deepEqual(await aliases(), [[], ['best', 'champion']]);
      assert.deepEqual(
        charts.stores.asked.filter((name) => name === 'searchModelVersions'),
        ['searchModelVersions'],
      );
    });

    it('that were deleted meanwhile, in a sentence', async () => {
      addRun({ runId: a });
      addRun({ runId: b });
      using charts = open(chosen(a, b));
      await charts.read();
      database.connection.exec(`UPDATE runs SET lifecycle_stage = 'deleted' WHERE run_uuid = '${b}'`);
      charts.clock.nowMs += 60_000;
      const { runs, notices } = await charts.read();
      assert.deepEqual(
        [runs.map(({ name }) => name), notices],
        [['a'], ['The run b was deleted. Restore it to see its charts.']],
      );
    });
  });

  describe('reads again', () => {
    it('what goes on, and nothing else for a while', async () => {
      addRun({ runId: a, status: 'RUNNING' });
      addRun({ runId: b });
      addCurve(a, 'loss', [1, 2]);
      addCurve(b, 'loss', [1, 2]);
      using charts = open(chosen(a, b));
      const stampOf = ({ metrics }: ChartsContent) => metrics.find(({ key }) => key === 'loss')?.stamp;
      const first = await charts.read();
      assert.equal(charts.page.intervalMs(), 5_000);
      charts.stores.takeAsked();
      assert.equal(stampOf(await charts.read()), stampOf(first));
      assert.deepEqual(getRuns(charts.stores), ['getRun']);
      addCurve(a, 'loss', [0.5], 2);
      assert.notEqual(stampOf(await charts.read()), stampOf(first));
      charts.stores.takeAsked();
      charts.clock.nowMs += 60_000;
      await charts.read();
      assert.deepEqual(getRuns(charts.stores), ['getRun', 'getRun']);
      database.connection.exec("UPDATE runs SET status = 'FINISHED', end_time = 5");
      await charts.read();
      assert.equal(charts.page.intervalMs(), 0);
    });

    it('all when somebody wants to see what there is now', async () => {
      addRun({ runId: a });
      using charts = open(chosen(a));
      await charts.read();
      charts.stores.takeAsked();
      charts.page.forget?.();
      await charts.read();
      assert.deepEqual(getRuns(charts.stores), ['getRun']);
    });

    it('all when somebody changed something with Podium', async () => {
      addRun({ runId: a });
      using charts = open(chosen(a));
      await charts.read();
      charts.stores.takeAsked();
      const change = heard(charts.page);
      charts.app.changes.remember({ label: 'Renamed run a to b.', edits: [] });
      await change;
      await charts.read();
      assert.deepEqual(getRuns(charts.stores), ['getRun']);
    });
  });

  describe('tells of an experiment', () => {
    it('the newest 20 runs, and calls them the same when others begin', async () => {
      for (let run = 0; run < 22; run++)
        addRun({ runId: String(run).padStart(32, '0'), name: `run ${String(run)}`, startTimeMs: run });
      using charts = open(experiment);
      const first = await charts.read();
      assert.deepEqual([first.title, first.partOf, first.runs.length], ['Charts · wine', 'the newest 20 runs', 20]);
      assert.equal(first.runs[0]?.name, 'run 21');
      addRun({ runId: a, name: 'new', startTimeMs: 100 });
      assert.equal((await charts.read()).runs[0]?.name, 'run 21');
      assert.equal(charts.page.intervalMs(), 30_000);
      charts.clock.nowMs += 30_000;
      const { runs } = await charts.read();
      assert.deepEqual([runs[0]?.name, runs[1]?.id], ['new', first.runs[0].id]);
    });

    it('those that the sidebar shows first, by its search and in its order', async () => {
      for (const [runId, auc] of [
        [a, 0.5],
        [b, 0.9],
        [c, 0.7],
      ] as const)
        addRun({ runId, metrics: { auc } });
      using charts = open(experiment);
      const order = { field: { kind: 'metric', name: 'auc' }, descending: true } as const;
      await charts.app.state.set('runViews', { 'settings/local/1': { filter: 'metrics.auc > 0.6', order } });
      const { runs, partOf } = await charts.read();
      assert.deepEqual([runs.map(({ name }) => name), partOf], [['b', 'c'], undefined]);
    });

    it('that has no runs', async () => {
      using charts = open(experiment);
      const { runs, metrics } = await charts.read();
      assert.deepEqual([runs, metrics], [[], []]);
    });
  });

  describe('gives series', () => {
    const long = Array.from({ length: 3_000 }, (_, step) => Math.sin(step));

    it('of all runs of a store by one question, in their order; none of a run that did not log it', async () => {
      for (const runId of [a, b, c]) addRun({ runId });
      addCurve(a, 'loss', [1, NaN]);
      addCurve(c, 'loss', long);
      using charts = open(chosen(a, b, c));
      const [one = '', two = '', three = ''] = (await charts.read()).runs.map(({ id }) => id);
      charts.stores.takeAsked();
      const series = await charts.series({ runs: [three, two, 'nobody', one] });
      assert.deepEqual(charts.stores.takeAsked(), ['sampleMetricHistories']);
      assert.deepEqual(
        series.map(({ run, pointCount, sampled, quick }) => [run, pointCount, sampled, quick]),
        [
          [three, 3_000, true, false],
          [two, 0, false, false],
          [one, 2, false, false],
        ],
      );
      assert.deepEqual(asPlain(series[2]), { steps: [0, 1], timesMs: [2000, 2001], values: [1, NaN] });
    });

    it('from memory as long as the metric has no new points, also when the page was closed', async () => {
      addRun({ runId: a, status: 'RUNNING' });
      addCurve(a, 'loss', [1, 2]);
      using charts = open(chosen(a));
      const [id = ''] = (await charts.read()).runs.map((run) => run.id);
      const ask = { key: 'loss', runs: [id], maxPoints: 100 };
      await charts.series(ask);
      charts.stores.takeAsked();
      const again = charts.newPage();
      await again.read(never);
      assert.deepEqual(asPlain((await again.answers.series.answer(ask, never))[0])?.values, [1, 2]);
      assert.ok(!charts.stores.takeAsked().includes('sampleMetricHistories'));
      addCurve(a, 'loss', [3], 2);
      await again.read(never);
      assert.deepEqual(asPlain((await again.answers.series.answer(ask, never))[0])?.values, [1, 2, 3]);
      again.dispose();
    });

    it('of runs that have ended from the disk, in another window', async () => {
      using folder = tempFolder();
      addRun({ runId: a });
      addRun({ runId: b, status: 'RUNNING' });
      addCurve(a, 'loss', long);
      addCurve(b, 'loss', long);
      const readBoth = async (): Promise<readonly [readonly Series[], readonly string[]]> => {
        using charts = open(chosen(a, b), { settings: { 'watch.enabled': false } }, folder.path);
        const runs = (await charts.read()).runs.map(({ id }) => id);
        const series = [await charts.series({ runs: runs.slice(0, 1) }), await charts.series({ runs: runs.slice(1) })];
        return [series.flat(), charts.stores.takeAsked().filter((name) => name === 'sampleMetricHistories')];
      };
      const [before, askedBefore] = await readBoth();
      const files = path.join(folder.path, 'series');
      while (!isThere(files)) await new Promise((resolve) => setTimeout(resolve, 5));
      const [after, askedAfter] = await readBoth();
      assert.deepEqual([askedBefore.length, askedAfter.length], [2, 1]);
      assert.deepEqual(after, before);
      rmSync(files, { recursive: true });
      assert.deepEqual((await readBoth())[0], before);
    });

    it('as a first impression, and keeps none of that', async () => {
      addRun({ runId: a });
      addCurve(a, 'loss', long);
      using charts = open(chosen(a));
      const runs = (await charts.read()).runs.map(({ id }) => id);
      const [quick] = await charts.series({ runs, quick: true });
      assert.deepEqual([quick?.quick, quick?.pointCount, quick?.sampled], [true, 0, true]);
      const [exact] = await charts.series({ runs });
      assert.deepEqual([exact?.quick, exact?.pointCount], [false, 3_000]);
      assert.deepEqual((await charts.series({ runs, quick: true }))[0], exact);
    });

    it('with another metric as x, by step', async () => {
      addRun({ runId: a });
      addCurve(a, 'loss', [5, 6, 7, 8]);
      addCurve(a, 'epoch', [10, 20], 2);
      database.addPoint(a, 'epoch', 3, 9_999, 30);
      using charts = open(chosen(a));
      const runs = (await charts.read()).runs.map(({ id }) => id);
      const [series] = await charts.series({ runs, x: 'epoch' });
      assert.deepEqual(asPlain(series)?.values, [7, 8]);
      assert.deepEqual([...(series?.xs ?? [])], [10, 30]);
    });

    it('only as the page may ask for them', () => {
      using charts = open(chosen(a));
      const { ask } = charts.page.answers.series;
      const right = { key: 'loss', runs: ['1'], maxPoints: 100, startStep: 0, endStep: 5, quick: true, x: 'epoch' };
      const passes = (value: unknown) => !ask['~run']({ value }, {}).issues;
      assert.ok(passes(right));
      for (const wrong of [{ maxPoints: 3 }, { maxPoints: 1e9 }, { startStep: 0.5 }, { runs: 'all' }, { key: 7 }])
        assert.ok(!passes({ ...right, ...wrong }));
    });
  });

  it('saves files where the person says, and says whether it did', async () => {
    using charts = open(chosen(a));
    const { save } = charts.page.answers;
    const bytes = Uint8Array.of(1, 2);
    assert.equal(await save.answer({ name: 'loss.png', bytes }, never), true);
    charts.app.ui.answer('dismiss');
    assert.equal(await save.answer({ name: 'loss.png', bytes }, never), false);
    assert.deepEqual(charts.app.ui.saved, [['loss.png', bytes]]);
  });

  it('keeps how charts are looked at for the next page, unless that is too much', async () => {
    addRun({ runId: a });
    using charts = open(chosen(a));
    const { keepOptions } = charts.page.answers;
    await keepOptions.answer({ options: { smoothing: 0.6 } }, never);
    await keepOptions.answer({ options: { folded: 'x'.repeat(200_000) } }, never);
    assert.deepEqual((await charts.read()).options, { smoothing: 0.6 });
  });

  it('sets how often what goes on is read again, within what the setting allows, and begins with it', async () => {
    addRun({ runId: a, status: 'RUNNING' });
    using charts = open(chosen(a));
    await charts.read();
    const change = heard(charts.page);
    await charts.page.answers.setRefreshInterval.answer({ seconds: 1e9 }, never);
    await change;
    assert.equal(charts.page.intervalMs(), 3_600_000);
  });

  it('opens the page of a run', async () => {
    addRun({ runId: a });
    using charts = open(chosen(a));
    const [id = ''] = (await charts.read()).runs.map((run) => run.id);
    await charts.page.answers.openRun.answer({ run: id }, never);
    assert.equal(charts.executed[0]?.[0], 'podium.run.open');
  });
});

function getRuns(stores: WatchedStores): readonly string[] {
  return stores.takeAsked().filter((name) => name === 'getRun');
}

function asPlain(series: Series | undefined) {
  return series && { steps: [...series.steps], timesMs: [...series.timesMs], values: [...series.values] };
}

/** Resolves when the page is to be read again. */
async function heard(page: Page<ChartsProtocol>): Promise<void> {
  const target = new EventTarget();
  const listening = page.onDidChange?.(() => target.dispatchEvent(new Event('change')));
  await once(target, 'change');
  listening?.dispose();
}

function isThere(folder: string): boolean {
  try {
    return readdirSync(folder).some((name) => !name.endsWith('.tmp'));
  } catch {
    return false;
  }
}
