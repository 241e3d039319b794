import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { StoreError } from '../../../src/stores/storeError.ts';
import type { Node } from '../../../src/services/node.ts';
import { choosePrimaryMetric } from '../../../src/services/runs/primaryMetric.ts';
import { placeOf } from '../../../src/views/revealPath.ts';
import { TestSidebar } from './testSidebar.ts';

const never = new AbortController().signal;

/** `count` runs, the newest last: run-0, run-1, … */
function addRuns({ database }: TestSidebar, count: number, experimentId = '1'): void {
  database.inOneGo(() => {
    for (let at = 0; at < count; at++) {
      database.addRun({ runId: `r${String(at)}`, experimentId, name: `run-${String(at)}`, startTimeMs: 1000 + at });
    }
  });
}

describe('the Experiments view', () => {
  it('shows the contents of the only store, the experiment that changed last first', async () => {
    await using sidebar = new TestSidebar();
    sidebar.database.addExperiment('1', 'old', { last_update_time: 500 });
    sidebar.database.addExperiment('2', 'new', { last_update_time: 1000 });
    assert.deepEqual(await sidebar.lines(), ['new | just now', 'old | just now']);
  });

  it('shows each store where there are several, and opens the one in use', async () => {
    await using sidebar = new TestSidebar();
    await sidebar.app.settings.set('connections', [
      { name: 'one', trackingUri: `sqlite:///${sidebar.database.path}` },
      { name: 'two', trackingUri: 'https://mlflow.example.com' },
    ]);
    await sidebar.app.connections.ready();
    sidebar.database.addExperiment('1', 'iris');
    assert.deepEqual(await sidebar.lines(), [
      `one | in use · ${sidebar.database.path.split(/[/\\]/).slice(-2).join('/')}`,
      'two | mlflow.example.com',
    ]);
    assert.deepEqual(await sidebar.lines(await sidebar.open('one')), ['iris | just now']);
  });

  it('shows what a run logged, its own tags before those of MLflow, and no empty group', async () => {
    await using sidebar = new TestSidebar();
    sidebar.database.addExperiment('1', 'iris');
    sidebar.database.addRun({
      runId: 'r1',
      name: 'fox',
      metrics: { loss: 0.25, auc: 0.9 },
      params: { depth: '3' },
      tags: { team: 'red' },
    });
    const run = await sidebar.open('iris', 'fox');
    assert.deepEqual(await sidebar.lines(run), ['Metrics | 2', 'Params | 1', 'Tags | 2', 'Artifacts']);
    assert.deepEqual(await sidebar.lines(await sidebar.open('iris', 'fox', 'Metrics')), ['auc | 0.9', 'loss | 0.25']);
    assert.deepEqual(await sidebar.lines(await sidebar.open('iris', 'fox', 'Tags')), [
      'team | red',
      'mlflow.runName | fox',
    ]);
  });

  it('says so where there is nothing', async () => {
    await using sidebar = new TestSidebar();
    assert.deepEqual(await sidebar.lines(), ['No experiments yet']);
    sidebar.database.addExperiment('1', 'iris');
    await sidebar.forest.refresh();
    assert.deepEqual(await sidebar.lines(await sidebar.open('iris')), ['No runs yet']);
  });

  it('shows deleted experiments and runs when asked for', async () => {
    await using sidebar = new TestSidebar();
    sidebar.database.addExperiment('1', 'kept');
    sidebar.database.addExperiment('2', 'thrown away', { lifecycle_stage: 'deleted' });
    sidebar.database.addRun({ runId: 'r1', name: 'kept run' });
    sidebar.database.addRun({ runId: 'r2', name: 'deleted run', lifecycleStage: 'deleted' });
    assert.deepEqual(await sidebar.lines(), ['kept | just now']);
    assert.deepEqual(await sidebar.lines(await sidebar.open('kept')), ['kept run | just now']);

    await sidebar.app.state.set('experimentsView', 'ALL');
    await sidebar.forest.refresh();
    assert.deepEqual((await sidebar.lines()).sort(), ['kept | just now', 'thrown away | deleted · just now']);
    assert.deepEqual((await sidebar.lines(await sidebar.open('kept'))).sort(), [
      'deleted run | deleted · just now',
      'kept run | just now',
    ]);

    await sidebar.app.state.set('experimentsView', 'DELETED_ONLY');
    await sidebar.forest.refresh();
    assert.deepEqual(await sidebar.lines(), ['thrown away | deleted · just now']);
  });

  it('nests runs below their parent, children before what the parent logged', async () => {
    await using sidebar = new TestSidebar();
    sidebar.database.addExperiment('1', 'search');
    const child = (runId: string, parent: string, startTimeMs: number): void => {
      sidebar.database.addRun({ runId, name: runId, startTimeMs, tags: { 'mlflow.parentRunId': parent } });
    };
    sidebar.database.addRun({ runId: 'parent', name: 'parent', startTimeMs: 10 });
    child('child-1', 'parent', 20);
    child('child-2', 'parent', 30);
    child('orphan', 'nobody', 5);
    child('loop-a', 'loop-b', 2);
    child('loop-b', 'loop-a', 1);
    const labels = async (...path: string[]): Promise<string[]> => {
      const rows = await sidebar.forest.children(await sidebar.open(...path));
      return rows.map((row) => sidebar.label(row));
    };
    assert.deepEqual(await labels('search'), ['parent', 'orphan', 'loop-a', 'loop-b']);
    assert.deepEqual(await labels('search', 'parent'), ['child-2', 'child-1', 'Tags', 'Artifacts']);
    assert.deepEqual(await labels('search', 'loop-a', 'loop-b'), ['Tags', 'Artifacts']);
  });

  it('shows the chosen metric beside each run, else the one that the experiment names', async () => {
    await using sidebar = new TestSidebar();
    sidebar.database.addExperiment('1', 'iris');
    sidebar.database.insert('experiment_tags', {
      experiment_id: 1,
      key: 'mlflow.experiment.primaryMetric.name',
      value: 'auc',
    });
    sidebar.database.addRun({ runId: 'r1', name: 'fox', metrics: { auc: 0.9, loss: 0.25 } });
    const experiment = await sidebar.open('iris');
    assert.deepEqual(await sidebar.lines(experiment), ['fox | 0.9 · just now']);
    assert.ok(experiment.node.kind === 'experiment');
    await choosePrimaryMetric(sidebar.app.state, experiment.node.connection, experiment.node.experiment, 'loss');
    await sidebar.forest.refresh(experiment);
    assert.deepEqual(await sidebar.lines(experiment), ['fox | 0.25 · just now']);
    await choosePrimaryMetric(sidebar.app.state, experiment.node.connection, experiment.node.experiment, undefined);
    await sidebar.forest.refresh(experiment);
    assert.deepEqual(await sidebar.lines(experiment), ['fox | just now']);
  });
});

describe('long lists', () => {
  it('come a page at a time', async () => {
    await using sidebar = new TestSidebar('podium.experiments', { 'tree.pageSize': 10 });
    sidebar.database.addExperiment('1', 'iris');
    addRuns(sidebar, 25);
    const experiment = await sidebar.open('iris');
    const first = await sidebar.lines(experiment);
    assert.equal(first.length, 11);
    assert.equal(first.at(-1), 'Load more… | 10 shown');

    const more = await sidebar.forest.loadMore(await sidebar.open('iris', 'Load more…'));
    assert.ok(more);
    assert.equal(sidebar.label(more), 'run-14');
    assert.deepEqual(sidebar.takeTold().at(-1), ['iris']);
    await sidebar.forest.loadMore(await sidebar.open('iris', 'Load more…'));
    const all = await sidebar.lines(experiment);
    assert.deepEqual([all.length, all.at(-1)], [25, 'run-0 | just now']);
  });

  it('read on where a page is full of nested runs', async () => {
    await using sidebar = new TestSidebar('podium.experiments', { 'tree.pageSize': 10 });
    sidebar.database.addExperiment('1', 'search');
    sidebar.database.addRun({ runId: 'parent', name: 'parent', startTimeMs: 1 });
    sidebar.database.inOneGo(() => {
      for (let at = 0; at < 200; at++) {
        const runId = `child-${String(at)}`;
        sidebar.database.addRun({
          runId,
          name: runId,
          startTimeMs: 100 + at,
          tags: { 'mlflow.parentRunId': 'parent' },
        });
      }
    });
    assert.deepEqual(await sidebar.lines(await sidebar.open('search')), ['parent | just now']);
  });

  it('show the metrics of a run in parts, too', async () => {
    await using sidebar = new TestSidebar();
    sidebar.database.addExperiment('1', 'iris');
    const metrics = Object.fromEntries(Array.from({ length: 300 }, (_, at) => [`m${String(at)}`, at]));
    sidebar.database.inOneGo(() => {
      sidebar.database.addRun({ runId: 'r1', name: 'fox', metrics });
    });
    const group = await sidebar.open('iris', 'fox', 'Metrics');
    const shown = await sidebar.lines(group);
    assert.deepEqual([shown.length, shown.at(-1)], [251, 'Load more… | 250 shown']);
    const more = await sidebar.forest.loadMore(await sidebar.open('iris', 'fox', 'Metrics', 'Load more…'));
    assert.equal(more && sidebar.label(more), 'm250');
    assert.equal((await sidebar.lines(group)).length, 300);
  });
});

describe('a refresh', () => {
  it('keeps every row that is still there, and as many as were loaded', async () => {
    await using sidebar = new TestSidebar('podium.experiments', { 'tree.pageSize': 10 });
    sidebar.database.addExperiment('1', 'iris');
    addRuns(sidebar, 25);
    const experiment = await sidebar.open('iris');
    await sidebar.forest.loadMore(await sidebar.open('iris', 'Load more…'));
    const before = await sidebar.forest.children(experiment);
    await sidebar.forest.refresh();
    const after = await sidebar.forest.children(experiment);
    assert.ok(before.every((row, at) => row === after[at]));
    assert.equal(after.length, 21);
  });

  it('tells the editor nothing where nothing is different, and else only what is', async () => {
    await using sidebar = new TestSidebar();
    sidebar.database.addExperiment('1', 'iris');
    addRuns(sidebar, 3);
    await sidebar.forest.children(await sidebar.open('iris'));
    sidebar.takeTold();
    await sidebar.forest.refresh();
    assert.deepEqual(sidebar.takeTold(), []);

    sidebar.database.connection.exec(`UPDATE runs SET name = 'renamed' WHERE run_uuid = 'r1'`);
    await sidebar.forest.refresh();
    assert.deepEqual(sidebar.takeTold(), [['renamed']]);
  });

  it('reads what is closed only when it is opened again', async () => {
    await using sidebar = new TestSidebar();
    sidebar.database.addExperiment('1', 'iris');
    addRuns(sidebar, 1);
    const experiment = await sidebar.open('iris');
    await sidebar.forest.children(experiment);
    sidebar.forest.close(experiment);
    sidebar.stores.takeAsked();
    await sidebar.forest.refresh();
    assert.deepEqual(sidebar.stores.takeAsked(), ['searchExperiments']);

    sidebar.takeTold();
    sidebar.forest.open(experiment);
    assert.deepEqual(sidebar.takeTold(), [['iris']]);
    assert.deepEqual(await sidebar.lines(experiment), ['run-0 | just now']);
  });

  it('drops what was deleted', async () => {
    await using sidebar = new TestSidebar();
    sidebar.database.addExperiment('1', 'iris');
    addRuns(sidebar, 2);
    const run = await sidebar.open('iris', 'run-1');
    await sidebar.forest.children(run);
    sidebar.database.connection.exec(`DELETE FROM runs WHERE run_uuid = 'r1'`);
    await sidebar.forest.refresh(run);
    assert.deepEqual(await sidebar.lines(await sidebar.open('iris')), ['run-0 | just now']);
  });
});

describe('what cannot be read', () => {
  const refused = new StoreError('server', 'The server failed.');

  it('is a row with its cause where the rows would have been, and comes when tried again', async () => {
    await using sidebar = new TestSidebar();
    sidebar.database.addExperiment('1', 'iris');
    addRuns(sidebar, 1);
    sidebar.stores.fail('searchRuns', refused);
    const failure = await sidebar.open('iris', 'The server failed');
    assert.equal(sidebar.line(failure), 'The server failed | The server failed.');
    sidebar.stores.fail('searchRuns');
    await sidebar.forest.refresh(failure);
    assert.deepEqual(await sidebar.lines(await sidebar.open('iris')), ['run-0 | just now']);
  });

  it('leaves the rows that are there', async () => {
    await using sidebar = new TestSidebar();
    sidebar.database.addExperiment('1', 'iris');
    addRuns(sidebar, 1);
    const experiment = await sidebar.open('iris');
    await sidebar.forest.children(experiment);
    sidebar.stores.fail('searchRuns', refused);
    await sidebar.forest.refresh(experiment);
    assert.deepEqual(await sidebar.lines(experiment), ['The server failed | The server failed.', 'run-0 | just now']);
  });

  it('stands at the end of a list that could not go on', async () => {
    await using sidebar = new TestSidebar('podium.experiments', { 'tree.pageSize': 10 });
    sidebar.database.addExperiment('1', 'iris');
    addRuns(sidebar, 15);
    const more = await sidebar.open('iris', 'Load more…');
    sidebar.stores.fail('searchRuns', refused);
    const failure = await sidebar.forest.loadMore(more);
    assert.equal(failure?.node.kind, 'failure');
    const lines = await sidebar.lines(await sidebar.open('iris'));
    assert.deepEqual(lines.slice(-2), ['The server failed | The server failed.', 'Load more… | 10 shown']);
    sidebar.stores.fail('searchRuns');
    await sidebar.forest.loadMore(more);
    assert.equal((await sidebar.lines(await sidebar.open('iris'))).length, 15);
  });

  it('leaves a run its groups, when only its children cannot be read', async () => {
    await using sidebar = new TestSidebar();
    sidebar.database.addExperiment('1', 'iris');
    addRuns(sidebar, 1);
    const run = await sidebar.open('iris', 'run-0');
    sidebar.stores.fail('searchRuns', refused);
    assert.deepEqual(await sidebar.lines(run), ['The server failed | The server failed.', 'Tags | 1', 'Artifacts']);
  });

  it('gives way to the welcome view, where the only store cannot be reached at all', async () => {
    await using sidebar = new TestSidebar();
    sidebar.stores.fail('searchExperiments', new StoreError('unreachable', 'Nobody answers.'));
    assert.deepEqual(await sidebar.lines(), []);
    assert.ok(sidebar.forest.isBlank());
    sidebar.stores.fail('searchExperiments');
    sidebar.database.addExperiment('1', 'iris');
    await sidebar.forest.refresh();
    assert.deepEqual(await sidebar.lines(), ['iris | just now']);
  });

  it('is in the log as well, where Show Log leads, with what was the cause', async () => {
    await using sidebar = new TestSidebar();
    const cause = new Error('connect ECONNREFUSED');
    sidebar.stores.fail('searchExperiments', new StoreError('unreachable', 'Nobody answers.', { cause }));
    assert.deepEqual(await sidebar.lines(), []);
    assert.ok(sidebar.app.log.lines.includes('warn: Nobody answers. – connect ECONNREFUSED'));
  });

  it('is our own mistake, and in the log, where it is no failure of the store', async () => {
    await using sidebar = new TestSidebar();
    sidebar.stores.fail('searchExperiments', new TypeError('x is not a function'));
    assert.deepEqual(await sidebar.lines(), ['Podium failed | Podium could not make these rows. The log says more.']);
    assert.match(sidebar.app.log.lines.join('\n'), /x is not a function/);
  });
});

describe('reading', () => {
  it('ends when the row is closed, and starts again when it is opened', async () => {
    await using sidebar = new TestSidebar();
    sidebar.database.addExperiment('1', 'iris');
    addRuns(sidebar, 1);
    const experiment = await sidebar.open('iris');
    const release = sidebar.stores.hold('searchRuns');
    const waiting = sidebar.lines(experiment);
    await until(() => sidebar.stores.asked.includes('searchRuns'));
    sidebar.forest.close(experiment);
    assert.deepEqual(await waiting, []);
    await until(() => sidebar.stores.cancelled.includes('searchRuns'));

    release();
    sidebar.forest.open(experiment);
    assert.deepEqual(sidebar.takeTold().at(-1), ['iris']);
    assert.deepEqual(await sidebar.lines(experiment), ['run-0 | just now']);
  });

  it('takes the newer of two answers, whichever comes first', async () => {
    await using sidebar = new TestSidebar();
    sidebar.database.addExperiment('1', 'iris');
    const release = sidebar.stores.hold('searchExperiments');
    const waiting = sidebar.lines();
    await until(() => sidebar.stores.asked.length === 1);
    sidebar.database.addExperiment('2', 'wine', { last_update_time: 2000 });
    const refreshed = sidebar.forest.refresh();
    release();
    await refreshed;
    assert.deepEqual(await waiting, ['wine | just now', 'iris | just now']);
    assert.deepEqual(sidebar.stores.cancelled, ['searchExperiments']);
  });

  it('is told to nobody twice who waits for it', async () => {
    await using sidebar = new TestSidebar();
    sidebar.database.addExperiment('1', 'iris');
    await sidebar.lines();
    assert.deepEqual(sidebar.takeTold(), []);
  });
});

describe('running runs', () => {
  it('change in their place, and new ones come first, without moving anything', async () => {
    await using sidebar = new TestSidebar();
    sidebar.database.addExperiment('1', 'iris');
    addRuns(sidebar, 3);
    sidebar.database.connection.exec(`UPDATE runs SET status = 'RUNNING' WHERE run_uuid = 'r1'`);
    const running = await sidebar.open('iris', 'run-1');
    await sidebar.lines(running);
    assert.deepEqual(await sidebar.lines(await sidebar.open('iris', 'run-1', 'Tags')), ['mlflow.runName | run-1']);
    sidebar.takeTold();

    await sidebar.lookAgain();
    assert.deepEqual(sidebar.takeTold(), []);

    sidebar.database.insert('tags', { run_uuid: 'r1', key: 'epoch', value: '7' });
    sidebar.database.addRun({ runId: 'new', name: 'brand new', startTimeMs: 9000 });
    await sidebar.lookAgain();
    sidebar.takeTold();
    const labels = (await sidebar.lines(await sidebar.open('iris'))).map((line) => line.split(' | ')[0]);
    assert.deepEqual(labels, ['brand new', 'run-2', 'run-1', 'run-0']);
    assert.deepEqual(await sidebar.lines(await sidebar.open('iris', 'run-1', 'Tags')), [
      'epoch | 7',
      'mlflow.runName | run-1',
    ]);
    assert.equal(await sidebar.open('iris', 'run-1'), running);
  });

  it('that end are shown to have ended', async () => {
    await using sidebar = new TestSidebar('podium.experiments', { 'tree.pageSize': 10 });
    sidebar.database.addExperiment('1', 'iris');
    sidebar.database.addRun({ runId: 'long', name: 'long', status: 'RUNNING', startTimeMs: 1 });
    addRuns(sidebar, 12);
    await sidebar.lines(await sidebar.open('iris'));
    await sidebar.forest.loadMore(await sidebar.open('iris', 'Load more…'));
    const long = await sidebar.open('iris', 'long');
    sidebar.database.connection.exec(`UPDATE runs SET status = 'FINISHED' WHERE run_uuid = 'long'`);
    sidebar.takeTold();
    await sidebar.lookAgain();
    assert.deepEqual(sidebar.takeTold(), [['long']]);
    assert.ok(long.node.kind === 'run');
    assert.equal(long.node.run.status, 'FINISHED');
  });

  it('appear with their new experiment', async () => {
    await using sidebar = new TestSidebar();
    sidebar.database.addExperiment('1', 'iris');
    await sidebar.lines();
    sidebar.database.addExperiment('2', 'wine', { last_update_time: 2000 });
    await sidebar.lookAgain();
    assert.deepEqual(sidebar.takeTold(), [['*']]);
    assert.deepEqual(await sidebar.lines(), ['wine | just now', 'iris | just now']);
  });

  it('all appear, however many began since the last look', async () => {
    await using sidebar = new TestSidebar();
    sidebar.database.addExperiment('1', 'iris');
    addRuns(sidebar, 2);
    const experiment = await sidebar.open('iris');
    await sidebar.lines(experiment);
    sidebar.database.inOneGo(() => {
      for (let at = 0; at < 70; at++) {
        sidebar.database.addRun({ runId: `new-${String(at)}`, name: `new-${String(at)}`, startTimeMs: 5000 + at });
      }
    });
    await sidebar.lookAgain();
    assert.equal((await sidebar.lines(experiment)).length, 72);
  });

  it('appear although all that is newest is nested in them', async () => {
    await using sidebar = new TestSidebar();
    sidebar.database.addExperiment('1', 'search');
    addRuns(sidebar, 2);
    const experiment = await sidebar.open('search');
    await sidebar.lines(experiment);
    sidebar.database.inOneGo(() => {
      sidebar.database.addRun({ runId: 'parent', name: 'parent', status: 'RUNNING', startTimeMs: 5000 });
      for (let at = 0; at < 70; at++) {
        const runId = `child-${String(at)}`;
        sidebar.database.addRun({
          runId,
          name: runId,
          startTimeMs: 6000 + at,
          tags: { 'mlflow.parentRunId': 'parent' },
        });
      }
    });
    await sidebar.lookAgain();
    const labels = (await sidebar.lines(experiment)).map((line) => line.split(' | ')[0]);
    assert.deepEqual(labels, ['parent', 'run-1', 'run-0']);
  });

  it('are asked for together, and not at all where nobody sees them', async () => {
    await using sidebar = new TestSidebar();
    sidebar.database.addExperiment('1', 'iris');
    sidebar.database.addRun({ runId: 'a', name: 'a', status: 'RUNNING' });
    sidebar.database.addRun({ runId: 'b', name: 'b', status: 'RUNNING' });
    const experiment = await sidebar.open('iris');
    await sidebar.lines(experiment);
    sidebar.stores.takeAsked();
    await sidebar.lookAgain();
    assert.deepEqual(sidebar.stores.takeAsked(), ['searchExperiments', 'searchRuns', 'searchRuns']);
    sidebar.forest.close(experiment);
    await sidebar.lookAgain();
    assert.deepEqual(sidebar.stores.takeAsked(), ['searchExperiments']);
  });

  it('stay as they were when they cannot be read, and whoever asked is told', async () => {
    await using sidebar = new TestSidebar();
    sidebar.database.addExperiment('1', 'iris');
    sidebar.database.addRun({ runId: 'a', name: 'a', status: 'RUNNING' });
    const experiment = await sidebar.open('iris');
    await sidebar.lines(experiment);
    sidebar.stores.fail('searchRuns', new StoreError('timeout', 'Too slow.'));
    await assert.rejects(sidebar.lookAgain(), /Too slow/);
    assert.deepEqual(await sidebar.lines(experiment), ['a | just now']);
  });
});

describe('revealing', () => {
  it('finds a nested run below its parents', async () => {
    await using sidebar = new TestSidebar();
    sidebar.database.addExperiment('1', 'iris');
    sidebar.database.addRun({ runId: 'parent', name: 'parent' });
    sidebar.database.addRun({ runId: 'child', name: 'child', tags: { 'mlflow.parentRunId': 'parent' } });
    const child = (await sidebar.open('iris', 'parent', 'child')).node;
    const { view, path } = await placeOf(sidebar.app, child, never);
    assert.equal(view, 'podium.experiments');
    assert.deepEqual(
      path.map(({ kind }) => kind),
      ['experiment', 'run', 'run'],
    );
    assert.equal(await sidebar.forest.pin(path), await sidebar.open('iris', 'parent', 'child'));
  });

  it('finds a file of a run in its folder, also where the loaded pages do not hold it', async () => {
    await using sidebar = new TestSidebar();
    const folder = `${sidebar.database.folder}/mlruns/1/r/artifacts`;
    mkdirSync(`${folder}/deep/many`, { recursive: true });
    for (let at = 0; at < 300; at++) writeFileSync(`${folder}/deep/many/${String(at)}.txt`, '');
    sidebar.database.addExperiment('1', 'iris');
    sidebar.database.addRun({ runId: 'r', name: 'fox', artifactUri: 'mlruns/1/r/artifacts' });
    const [connection] = sidebar.app.connections.all;
    assert.ok(connection);
    const file = { path: 'deep/many/299.txt', isDir: false };
    const node: Node = { kind: 'artifact', connection, owner: { runId: 'r' }, ownerName: '?', file };
    const { path } = await placeOf(sidebar.app, node, never);
    const row = await sidebar.forest.pin(path);
    const many = await sidebar.open('iris', 'fox', 'Artifacts', 'deep', 'many');
    assert.equal((await sidebar.forest.children(many))[0], row);
    rmSync(`${folder}/deep/many/299.txt`);
    await sidebar.forest.refresh();
    const labels = await sidebar.lines(many);
    assert.deepEqual([labels[0], labels.at(-1)], ['0.txt | 0 B', 'Load more… | 250 shown']);
  });

  it('finds a file of a logged model below the run that wrote it', async () => {
    await using sidebar = new TestSidebar();
    mkdirSync(`${sidebar.database.folder}/mlruns/1/models/m-1/artifacts`, { recursive: true });
    writeFileSync(`${sidebar.database.folder}/mlruns/1/models/m-1/artifacts/MLmodel`, 'x');
    sidebar.database.addExperiment('1', 'iris');
    sidebar.database.addRun({ runId: 'r', name: 'fox' });
    const model = { model_id: 'm-1', experiment_id: 1, name: 'net', source_run_id: 'r', lifecycle_stage: 'active' };
    const times = { creation_timestamp_ms: 1, last_updated_timestamp_ms: 1, status: 2, model_type: '' };
    sidebar.database.insert('logged_models', {
      ...model,
      ...times,
      artifact_location: 'mlruns/1/models/m-1/artifacts',
    });
    const ends = { source_type: 'RUN_OUTPUT', source_id: 'r', destination_type: 'MODEL_OUTPUT', destination_id: 'm-1' };
    sidebar.database.insert('inputs', { input_uuid: 'i', ...ends, step: 0 });
    const row = await sidebar.open('iris', 'fox', 'Logged models', 'net', 'MLmodel');
    const { path } = await placeOf(sidebar.app, row.node, never);
    assert.equal(await sidebar.forest.pin(path), row);
  });

  it('puts what the loaded pages do not hold at the top, where it stays until its page is loaded', async () => {
    await using sidebar = new TestSidebar('podium.experiments', { 'tree.pageSize': 10 });
    sidebar.database.addExperiment('1', 'iris');
    addRuns(sidebar, 15);
    const experiment = await sidebar.open('iris');
    await sidebar.lines(experiment);
    assert.ok(experiment.node.kind === 'experiment');
    const { connection } = experiment.node;
    const run = await sidebar.app.connections.ask(connection, (store) => store.getRun('r0'));
    const { path } = await placeOf(sidebar.app, { kind: 'run', connection, run }, never);
    const row = await sidebar.forest.pin(path);
    const first = (await sidebar.forest.children(experiment))[0];
    assert.equal(first, row);
    assert.equal(row && sidebar.label(row), 'run-0');

    await sidebar.forest.refresh();
    assert.equal((await sidebar.forest.children(experiment))[0], row);
    await sidebar.forest.loadMore(await sidebar.open('iris', 'Load more…'));
    assert.equal((await sidebar.lines(experiment)).filter((line) => line.startsWith('run-0 ')).length, 1);
  });
});

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 1));
}
