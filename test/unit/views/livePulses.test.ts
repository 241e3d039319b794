import assert from 'node:assert/strict';
import { StoreError } from '../../../src/stores/storeError.ts';
import { refreshRunningRows } from '../../../src/views/liveRows.ts';
import { LivePulses } from '../../../src/views/livePulses.ts';
import { TestSidebar } from './testSidebar.ts';

/** Resolves when it holds; the test's own time limit ends the wait. */
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 2));
}

function complained({ app }: TestSidebar): boolean {
  return app.log.lines.some((line) => line.includes('could not be read'));
}

describe('looking at what goes on', () => {
  function pulses({ app, forest }: TestSidebar): LivePulses {
    return new LivePulses({ sources: app, forests: () => [forest], log: app.log });
  }

  it('is done again and again while it is wanted', async () => {
    await using sidebar = new TestSidebar('podium.experiments', { 'runs.refreshInterval': 0.01 });
    await sidebar.lines();
    const live = pulses(sidebar);
    live.want('all');
    sidebar.database.addExperiment('1', 'iris');
    await until(() => sidebar.stores.asked.length > 3);
    live.want('nothing');
    assert.deepEqual(await sidebar.lines(), ['iris | just now']);
    live.dispose();
  });

  it('ends the question that is going on, when nobody looks any more', async () => {
    await using sidebar = new TestSidebar('podium.experiments', { 'runs.refreshInterval': 0.01 });
    await sidebar.lines();
    sidebar.stores.hold('searchExperiments');
    sidebar.stores.takeAsked();
    const live = pulses(sidebar);
    live.want('all');
    await until(() => sidebar.stores.asked.length > 0);
    live.want('nothing');
    await until(() => sidebar.stores.cancelled.length > 0);
    assert.ok(!complained(sidebar));
    live.dispose();
  });

  it('leaves all but running runs alone while somebody is away, and asks nothing where none run', async () => {
    await using sidebar = new TestSidebar('podium.experiments', { 'watch.enabled': true });
    sidebar.database.addExperiment('1', 'iris');
    sidebar.database.addRun({ runId: 'r', name: 'one', status: 'RUNNING', metrics: { loss: NaN } });
    await sidebar.lines(await sidebar.open('iris'));
    const { app, forest, stores, database } = sidebar;
    const signal = new AbortController().signal;
    const [connection] = app.connections.all;
    assert.ok(connection);
    stores.takeAsked();
    database.addExperiment('2', 'new');
    await refreshRunningRows(forest, app, connection, signal);
    assert.deepEqual(stores.takeAsked().slice(0, 1), ['searchRuns']);
    const rules = app.watch.warningsOf(connection, 'r').map(({ rule }) => rule);
    assert.deepEqual(rules, ['notFinite', 'silent']);
    assert.deepEqual(await sidebar.lines(), ['iris | just now']);
    database.connection.exec(`UPDATE runs SET status = 'FAILED'`);
    await refreshRunningRows(forest, app, connection, signal);
    assert.deepEqual(app.watch.warningsOf(connection, 'r'), []);
    await new Promise((resolve) => setTimeout(resolve, 20));
    stores.takeAsked();
    await refreshRunningRows(forest, app, connection, signal);
    assert.deepEqual(stores.takeAsked(), []);
  });

  it('leaves the rows and says a word in the log, when it cannot be done', async () => {
    await using sidebar = new TestSidebar('podium.experiments', { 'runs.refreshInterval': 0.01 });
    sidebar.database.addExperiment('1', 'iris');
    await sidebar.lines();
    sidebar.stores.fail('searchExperiments', new StoreError('timeout', 'Too slow.'));
    const live = pulses(sidebar);
    live.want('all');
    await until(() => complained(sidebar));
    live.dispose();
    assert.deepEqual(await sidebar.lines(), ['iris | just now']);
  });
});
