import assert from 'node:assert/strict';
import { deleteExperiment } from '../../../src/commands/experiments/deleteExperiment.ts';
import { renameExperiment } from '../../../src/commands/experiments/renameExperiment.ts';
import { restoreExperiment } from '../../../src/commands/experiments/restoreExperiment.ts';
import { undo } from '../../../src/commands/undo.ts';
import type { Experiment } from '../../../src/model/experiment.ts';
import type { Node } from '../../../src/services/node.ts';
import { testApp, type TestApp } from '../../support/app.ts';
import { TestDatabase } from '../../support/database.ts';
import type { Answer } from '../../support/fakeUi.ts';

describe('commands that change experiments', () => {
  let database: TestDatabase;

  beforeEach(() => {
    database = new TestDatabase();
    database.addExperiment('1', 'iris');
    database.addExperiment('2', 'wine');
    for (const runId of ['r1', 'r2']) database.addRun({ runId });
    database.addRun({ runId: 'r3', lifecycleStage: 'deleted' });
  });
  afterEach(() => {
    database.dispose();
  });

  function appWith(...answers: Answer[]): TestApp {
    return testApp({ connections: [{ name: 'local', trackingUri: `sqlite:///${database.path}` }], answers });
  }

  async function stored(app: TestApp): Promise<Experiment> {
    await app.connections.ready();
    const [connection] = app.connections.all;
    assert.ok(connection);
    return app.connections.ask(connection, (store) => store.getExperiment('1'));
  }

  async function node(app: TestApp): Promise<Node> {
    const experiment = await stored(app);
    const [connection] = app.connections.all;
    assert.ok(connection);
    return { kind: 'experiment', connection, experiment, runView: {} };
  }

  function stages(): unknown[] {
    const rows = database.connection.prepare('SELECT lifecycle_stage AS stage FROM runs ORDER BY run_uuid').all();
    return rows.map(({ stage }) => stage);
  }

  it('rename one, and back', async () => {
    using app = appWith({ type: '' }, { type: 'n'.repeat(501) }, { type: 'irises' });
    await renameExperiment.run(app, await node(app), []);
    assert.equal(app.ui.complaints.length, 2);
    assert.equal((await stored(app)).name, 'irises');
    assert.equal(app.ui.offers[0]?.message, 'Renamed experiment iris to irises.');
    await undo.run(app, undefined, []);
    assert.equal((await stored(app)).name, 'iris');
  });

  it('say that a name is taken', async () => {
    using app = appWith({ type: 'wine' });
    const target = await node(app);
    await assert.rejects(async () => renameExperiment.run(app, target, []), /is called "wine". Choose another name/);
  });

  it('delete one with its runs, after saying how many, and restore all of them', async () => {
    using app = appWith({ press: 'Delete' });
    await deleteExperiment.run(app, await node(app), []);
    assert.match(
      app.ui.messages[0] ?? '',
      /^Delete experiment iris in local, with 2 runs\?\nIt can be restored .*\n\nRestoring it also brings back 1 run deleted before\./s,
    );
    assert.deepEqual(stages(), ['deleted', 'deleted', 'deleted']);
    app.ui.answer({ search: '', pick: 'iris' }, { press: 'Restore' });
    await restoreExperiment.run(app, undefined, []);
    assert.match(app.ui.messages.at(-1) ?? '', /^Restore experiment iris in local, with 3 runs\?/);
    assert.deepEqual(stages(), ['active', 'active', 'active']);
    await undo.run(app, undefined, []);
    assert.equal((await stored(app)).lifecycleStage, 'deleted');
    const deleted = await node(app);
    await assert.rejects(async () => renameExperiment.run(app, deleted, []), /Restore it first/);
    await assert.rejects(async () => deleteExperiment.run(app, deleted, []), /deleted already/);
  });

  it('do nothing when dismissed', async () => {
    using app = appWith('dismiss');
    await deleteExperiment.run(app, await node(app), []);
    assert.equal((await stored(app)).lifecycleStage, 'active');
    const active = await node(app);
    await assert.rejects(async () => restoreExperiment.run(app, active, []), /is not deleted/);
  });
});
