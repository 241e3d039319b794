import assert from 'node:assert/strict';
import type { RunView } from '../../../src/model/runView.ts';
import { rememberRunView } from '../../../src/services/runs/runView.ts';
import { contextValue } from '../../../src/views/contextValue.ts';
import { placeOf } from '../../../src/views/revealPath.ts';
import type { Row } from '../../../src/views/row.ts';
import { TestSidebar } from './testSidebar.ts';

const byAuc = { field: { kind: 'metric', name: 'auc' }, descending: true } as const;
const byDuration = { field: { kind: 'attribute', name: 'duration' }, descending: true } as const;

/** Shows the runs of the experiment in another way, as commands do it. */
async function show({ app, forest }: TestSidebar, experiment: Row, view: RunView): Promise<void> {
  assert.ok(experiment.node.kind === 'experiment');
  await rememberRunView(app.state, experiment.node.connection, experiment.node.experiment, view);
  await forest.refresh(experiment);
}

async function labels(sidebar: TestSidebar, ...path: string[]): Promise<string[]> {
  const rows = await sidebar.forest.children(await sidebar.open(...path));
  return rows.map((row) => sidebar.label(row));
}

/** Runs with these values of auc, the last one the newest: run-0, run-1, … */
function addRuns({ database }: TestSidebar, ...aucs: readonly number[]): void {
  database.inOneGo(() => {
    aucs.forEach((auc, at) => {
      const name = `run-${String(at)}`;
      database.addRun({ runId: name, name, startTimeMs: 1000 + at, metrics: { auc } });
    });
  });
}

describe('a search', () => {
  it('shows only the runs that it finds, and the experiment says so', async () => {
    await using sidebar = new TestSidebar();
    sidebar.database.addExperiment('1', 'iris');
    addRuns(sidebar, 0.5, 0.95, 0.92);
    const experiment = await sidebar.open('iris');
    assert.deepEqual(await labels(sidebar, 'iris'), ['run-2', 'run-1', 'run-0']);
    await show(sidebar, experiment, { filter: 'metrics.auc > 0.9' });
    assert.deepEqual(await labels(sidebar, 'iris'), ['run-2', 'run-1']);
    assert.equal(sidebar.line(experiment), 'iris | filter: metrics.auc > 0.9 · just now');
    assert.equal(contextValue(experiment.node), 'experiment searched');

    await show(sidebar, experiment, { filter: 'metrics.auc > 2' });
    assert.deepEqual(await sidebar.lines(experiment), ['No run matches the search']);
    await show(sidebar, experiment, {});
    assert.deepEqual(await labels(sidebar, 'iris'), ['run-2', 'run-1', 'run-0']);
    assert.equal(contextValue(experiment.node), 'experiment');
  });

  it('leaves other experiments as they are', async () => {
    await using sidebar = new TestSidebar();
    sidebar.database.addExperiment('1', 'iris');
    sidebar.database.addExperiment('2', 'wine');
    sidebar.database.addRun({ runId: 'other', experimentId: '2', name: 'other' });
    await show(sidebar, await sidebar.open('iris'), { filter: 'metrics.auc > 0.9' });
    assert.deepEqual(await labels(sidebar, 'wine'), ['other']);
  });

  it('finds nested runs: below their parent where that is found too, and otherwise by themselves', async () => {
    await using sidebar = new TestSidebar();
    sidebar.database.addExperiment('1', 'search');
    const add = (runId: string, auc: number, parent?: string): void => {
      const tags: Record<string, string> = parent === undefined ? {} : { 'mlflow.parentRunId': parent };
      sidebar.database.addRun({ runId, name: runId, startTimeMs: auc * 100, metrics: { auc }, tags });
    };
    add('good-parent', 0.91);
    add('good-child', 0.92, 'good-parent');
    add('bad-child', 0.2, 'good-parent');
    add('bad-parent', 0.1);
    add('lonely-child', 0.93, 'bad-parent');
    await show(sidebar, await sidebar.open('search'), { filter: 'metrics.auc > 0.9' });
    assert.deepEqual(await labels(sidebar, 'search'), ['lonely-child', 'good-parent']);
    assert.deepEqual((await labels(sidebar, 'search', 'good-parent')).slice(0, 2), ['good-child', 'Metrics']);
  });

  it('that the store cannot read is a row that says so', async () => {
    await using sidebar = new TestSidebar();
    sidebar.database.addExperiment('1', 'iris');
    addRuns(sidebar, 0.5);
    const experiment = await sidebar.open('iris');
    await sidebar.lines(experiment);
    await show(sidebar, experiment, { filter: 'metrics.auc LIKE 1' });
    assert.match((await sidebar.lines(experiment))[0] ?? '', /^Not understood by MLflow \| LIKE cannot be used here/);
  });

  it('does not keep a run from being revealed', async () => {
    await using sidebar = new TestSidebar();
    sidebar.database.addExperiment('1', 'iris');
    addRuns(sidebar, 0.95, 0.5);
    const experiment = await sidebar.open('iris');
    const hidden = (await sidebar.open('iris', 'run-1')).node;
    await show(sidebar, experiment, { filter: 'metrics.auc > 0.9' });
    assert.deepEqual(await labels(sidebar, 'iris'), ['run-0']);
    const { path } = await placeOf(sidebar.app, hidden, new AbortController().signal);
    const row = await sidebar.forest.pin(path);
    assert.deepEqual(await labels(sidebar, 'iris'), ['run-1', 'run-0']);
    assert.equal(row?.parent, experiment);
  });

  it('shows new runs that it finds, and no others', async () => {
    await using sidebar = new TestSidebar();
    sidebar.database.addExperiment('1', 'iris');
    addRuns(sidebar, 0.95, 0.5);
    await show(sidebar, await sidebar.open('iris'), { filter: 'metrics.auc > 0.9' });
    await labels(sidebar, 'iris');
    sidebar.database.addRun({ runId: 'good', name: 'good', startTimeMs: 5000, metrics: { auc: 0.99 } });
    sidebar.database.addRun({ runId: 'bad', name: 'bad', startTimeMs: 6000, metrics: { auc: 0.1 } });
    await sidebar.lookAgain();
    assert.deepEqual(await labels(sidebar, 'iris'), ['good', 'run-0']);
  });
});

describe('an order', () => {
  it('is kept from page to page, ties and what lacks the metric included', async () => {
    await using sidebar = new TestSidebar('podium.experiments', { 'tree.pageSize': 10 });
    sidebar.database.addExperiment('1', 'iris');
    addRuns(sidebar, ...Array.from({ length: 15 }, (_, at) => (at % 5) / 10));
    sidebar.database.addRun({ runId: 'none', name: 'none', startTimeMs: 9000 });
    const experiment = await sidebar.open('iris');
    await show(sidebar, experiment, { order: byAuc });
    await sidebar.lines(experiment);
    await sidebar.forest.loadMore(await sidebar.open('iris', 'Load more…'));
    const wanted = [14, 9, 4, 13, 8, 3, 12, 7, 2, 11, 6, 1, 10, 5, 0].map((at) => `run-${String(at)}`);
    assert.deepEqual(await labels(sidebar, 'iris'), [...wanted, 'none']);
    assert.equal(sidebar.line(experiment), 'iris | by auc ↓ · just now');
    assert.equal(sidebar.line(await sidebar.open('iris', 'run-14')), 'run-14 | 0.4 · just now');
    assert.equal(contextValue(experiment.node), 'experiment sorted');
  });

  it('holds for nested runs as well', async () => {
    await using sidebar = new TestSidebar();
    sidebar.database.addExperiment('1', 'search');
    sidebar.database.addRun({ runId: 'parent', name: 'parent' });
    for (const [runId, auc] of [
      ['low', 0.1],
      ['high', 0.9],
      ['middle', 0.5],
    ] as const) {
      sidebar.database.addRun({ runId, name: runId, metrics: { auc }, tags: { 'mlflow.parentRunId': 'parent' } });
    }
    await show(sidebar, await sidebar.open('search'), { order: byAuc });
    assert.deepEqual((await labels(sidebar, 'search', 'parent')).slice(0, 3), ['high', 'middle', 'low']);
  });

  it('that the store does not know is made here, a page at a time', async () => {
    await using sidebar = new TestSidebar('podium.experiments', { 'tree.pageSize': 10 });
    sidebar.database.addExperiment('1', 'iris');
    sidebar.database.inOneGo(() => {
      for (let at = 0; at < 12; at++) {
        const name = `run-${String(at)}`;
        sidebar.database.addRun({ runId: name, name, startTimeMs: 100 - at, endTimeMs: 1000 + ((at * 5) % 12) * 10 });
      }
    });
    await show(sidebar, await sidebar.open('iris'), { order: byDuration });
    await labels(sidebar, 'iris');
    await sidebar.forest.loadMore(await sidebar.open('iris', 'Load more…'));
    const wanted = [7, 2, 9, 4, 11, 6, 1, 8, 3, 10, 5, 0].map((at) => `run-${String(at)}`);
    assert.deepEqual(await labels(sidebar, 'iris'), wanted);
  });

  it('made here says where it does not reach all runs', async () => {
    await using sidebar = new TestSidebar();
    sidebar.database.addExperiment('1', 'iris');
    addRuns(sidebar, ...Array.from({ length: 1001 }, () => 1));
    const experiment = await sidebar.open('iris');
    await show(sidebar, experiment, { order: byDuration });
    const lines = await sidebar.lines(experiment);
    assert.equal(lines[0], 'Only the newest 1,000 runs are here, sorted by duration');
    assert.equal(lines.at(-1), 'Load more… | 100 shown');
  });

  it('by a metric or a param is never asked of a server, whose database may take minutes for it', async () => {
    await using sidebar = new TestSidebar('podium.experiments', {}, 'https://mlflow.example.com');
    sidebar.database.addExperiment('1', 'iris');
    addRuns(sidebar, 0.1, 0.9, 0.5);
    const experiment = await sidebar.open('iris');
    await show(sidebar, experiment, { order: byAuc });
    assert.deepEqual(await labels(sidebar, 'iris'), ['run-1', 'run-2', 'run-0']);
    await show(sidebar, experiment, { order: { field: { kind: 'attribute', name: 'run_name' }, descending: false } });
    assert.deepEqual(await labels(sidebar, 'iris'), ['run-0', 'run-1', 'run-2']);
    assert.deepEqual(new Set(sidebar.stores.orders.flat()), new Set([undefined, 'attributes.run_name ASC']));
  });

  it('has new runs where they belong, and moves nothing else', async () => {
    await using sidebar = new TestSidebar();
    sidebar.database.addExperiment('1', 'iris');
    addRuns(sidebar, 0.9, 0.5, 0.1);
    await show(sidebar, await sidebar.open('iris'), { order: byAuc });
    const before = await sidebar.open('iris', 'run-1');
    sidebar.database.addRun({ runId: 'new', name: 'new', startTimeMs: 9000, metrics: { auc: 0.3 } });
    await sidebar.lookAgain();
    assert.deepEqual(await labels(sidebar, 'iris'), ['run-0', 'run-1', 'new', 'run-2']);
    assert.equal(await sidebar.open('iris', 'run-1'), before);
  });

  it('lets a running run change its value, but not its place', async () => {
    await using sidebar = new TestSidebar();
    sidebar.database.addExperiment('1', 'iris');
    addRuns(sidebar, 0.9, 0.5);
    sidebar.database.connection.exec(`UPDATE runs SET status = 'RUNNING' WHERE run_uuid = 'run-1'`);
    const experiment = await sidebar.open('iris');
    await show(sidebar, experiment, { order: byAuc });
    assert.deepEqual(await sidebar.lines(experiment), ['run-0 | 0.9 · just now', 'run-1 | 0.5 · just now']);
    sidebar.database.connection.exec(`UPDATE latest_metrics SET value = 0.99 WHERE run_uuid = 'run-1'`);
    await sidebar.lookAgain();
    assert.deepEqual(await sidebar.lines(experiment), ['run-0 | 0.9 · just now', 'run-1 | 0.99 · just now']);
    await sidebar.forest.refresh(experiment);
    assert.deepEqual(await sidebar.lines(experiment), ['run-1 | 0.99 · just now', 'run-0 | 0.9 · just now']);
  });

  it('is not read again and again because the newest runs stand on a later page', async () => {
    await using sidebar = new TestSidebar('podium.experiments', { 'tree.pageSize': 10 });
    sidebar.database.addExperiment('1', 'iris');
    addRuns(sidebar, ...Array.from({ length: 50 }, (_, at) => 1 - at / 100));
    const experiment = await sidebar.open('iris');
    await show(sidebar, experiment, { order: byAuc });
    await sidebar.lines(experiment);
    sidebar.stores.takeAsked();
    await sidebar.lookAgain();
    assert.deepEqual(sidebar.stores.takeAsked(), ['searchExperiments', 'searchRuns']);
    assert.equal((await sidebar.lines(experiment)).length, 11);
  });
});
