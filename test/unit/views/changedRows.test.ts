import assert from 'node:assert/strict';
import type { Node } from '../../../src/services/node.ts';
import { showChanged } from '../../../src/views/changedRows.ts';
import { reread } from '../../../src/views/reread.ts';
import { aModel } from '../../support/make.ts';
import { TestSidebar } from './testSidebar.ts';

const never = new AbortController().signal;

async function sidebarWithRuns(): Promise<TestSidebar> {
  const sidebar = new TestSidebar();
  const { database } = sidebar;
  database.addExperiment('1', 'iris', { last_update_time: 1000 });
  database.addExperiment('2', 'wine', { last_update_time: 500 });
  database.addRun({ runId: 'r1', name: 'fox', startTimeMs: 3000, tags: { team: 'red' } });
  database.addRun({ runId: 'r2', name: 'owl', startTimeMs: 2000 });
  database.addRun({ runId: 'r3', name: 'owlet', startTimeMs: 2500, tags: { 'mlflow.parentRunId': 'r2' } });
  sidebar.nowMs = 3000;
  await sidebar.open('iris', 'owl', 'owlet');
  await sidebar.open('iris', 'fox', 'Tags', 'team');
  return sidebar;
}

/** As the sidebar does after a command. */
async function changed(sidebar: TestSidebar, ...nodes: Node[]): Promise<void> {
  const things = [];
  for (const node of nodes) things.push({ node, now: await reread(sidebar.app, node, never) });
  sidebar.takeTold();
  sidebar.stores.takeAsked();
  await showChanged(sidebar.forest, sidebar.app, things);
}

function write(sidebar: TestSidebar, sql: string): void {
  sidebar.database.connection.exec(sql);
}

describe('rows of what was changed', () => {
  it('show it in their place, without a list being read again', async () => {
    await using sidebar = await sidebarWithRuns();
    const row = await sidebar.open('iris', 'fox');
    const tags = await sidebar.open('iris', 'fox', 'Tags');
    write(sidebar, `UPDATE runs SET name = 'vixen' WHERE run_uuid = 'r1'`);
    write(sidebar, `UPDATE tags SET value = 'blue' WHERE key = 'team'`);
    await changed(sidebar, row.node);
    assert.deepEqual(sidebar.stores.takeAsked(), []);
    assert.deepEqual(await sidebar.lines(await sidebar.open('iris')), ['vixen | just now', 'owl | just now']);
    assert.equal(await sidebar.open('iris', 'vixen'), row);
    assert.deepEqual((await sidebar.lines(tags))[0], 'team | blue');
    assert.deepEqual(sidebar.takeTold(), [['team', 'vixen']]);
  });

  it('leave when it is deleted, and what stood below them then stands by itself', async () => {
    await using sidebar = await sidebarWithRuns();
    const { node } = await sidebar.open('iris', 'owl');
    write(sidebar, `UPDATE runs SET lifecycle_stage = 'deleted' WHERE run_uuid = 'r2'`);
    await changed(sidebar, node);
    assert.deepEqual(await sidebar.lines(await sidebar.open('iris')), ['fox | just now', 'owlet | just now']);

    write(sidebar, `UPDATE runs SET lifecycle_stage = 'active' WHERE run_uuid = 'r2'`);
    await changed(sidebar, node);
    assert.deepEqual(await sidebar.lines(await sidebar.open('iris')), ['fox | just now', 'owl | just now']);
    assert.deepEqual(sidebar.stores.takeAsked().includes('searchExperiments'), false);
  });

  it('stay, marked, where deleted runs are shown too', async () => {
    await using sidebar = await sidebarWithRuns();
    await sidebar.app.state.set('experimentsView', 'ALL');
    await sidebar.forest.refresh();
    const { node } = await sidebar.open('iris', 'fox');
    write(sidebar, `UPDATE runs SET lifecycle_stage = 'deleted' WHERE run_uuid = 'r1'`);
    await changed(sidebar, node);
    assert.deepEqual((await sidebar.lines(await sidebar.open('iris')))[0], 'fox | deleted · just now');
  });

  it('come and go with a whole experiment', async () => {
    await using sidebar = await sidebarWithRuns();
    const { node } = await sidebar.open('iris');
    write(sidebar, `UPDATE experiments SET lifecycle_stage = 'deleted' WHERE experiment_id = 1`);
    write(sidebar, `UPDATE runs SET lifecycle_stage = 'deleted'`);
    await changed(sidebar, node);
    assert.deepEqual(await sidebar.lines(), ['wine | just now']);

    write(sidebar, `UPDATE experiments SET lifecycle_stage = 'active' WHERE experiment_id = 1`);
    write(sidebar, `UPDATE runs SET lifecycle_stage = 'active'`);
    await changed(sidebar, node);
    assert.deepEqual(await sidebar.lines(), ['iris | just now', 'wine | just now']);
  });

  it('of the runs of an experiment are read again where it was deleted in sight', async () => {
    await using sidebar = await sidebarWithRuns();
    await sidebar.app.state.set('experimentsView', 'ALL');
    await sidebar.forest.refresh();
    const { node } = await sidebar.open('iris');
    write(sidebar, `UPDATE experiments SET lifecycle_stage = 'deleted' WHERE experiment_id = 1`);
    write(sidebar, `UPDATE runs SET lifecycle_stage = 'deleted'`);
    await changed(sidebar, node);
    assert.deepEqual(await sidebar.lines(), ['iris | deleted · just now', 'wine | just now']);
    assert.deepEqual(await sidebar.lines(await sidebar.open('iris')), [
      'fox | deleted · just now',
      'owl | deleted · just now',
    ]);
  });

  it('come where a registered model was made', async () => {
    await using sidebar = new TestSidebar('podium.models');
    sidebar.database.addModel('churn');
    assert.deepEqual(await sidebar.lines(), ['churn']);
    sidebar.database.addModel('churn-eu');
    const [connection] = sidebar.app.connections.all;
    assert.ok(connection);
    await changed(sidebar, { kind: 'model', connection, model: aModel({ name: 'churn-eu' }) });
    assert.deepEqual(await sidebar.lines(), ['churn', 'churn-eu']);
  });
});
