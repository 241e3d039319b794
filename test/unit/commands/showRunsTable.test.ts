import assert from 'node:assert/strict';
import { chooseExperiments } from '../../../src/commands/experiments/chooseExperiments.ts';
import { showRunsTable } from '../../../src/commands/experiments/showRunsTable.ts';
import { UserError } from '../../../src/host/ui.ts';
import { mostExperiments, runsIdentity } from '../../../src/services/runs/experimentsTable.ts';
import type { NodeOf } from '../../../src/services/node.ts';
import { testApp, type TestApp } from '../../support/app.ts';
import { TestDatabase } from '../../support/database.ts';
import { anExperiment, server } from '../../support/make.ts';

const of = (experimentId: string, connection = server): NodeOf<'experiment'> => ({
  kind: 'experiment',
  connection,
  experiment: anExperiment({ experimentId }),
  runView: {},
});
const [one, two, ten] = [of('1'), of('2'), of('10')];

describe('Show Runs Table', () => {
  let app: TestApp;
  beforeEach(() => {
    app = testApp();
  });
  afterEach(() => app[Symbol.dispose]());

  it('opens the table of an experiment', async () => {
    await showRunsTable.run(app, one, [one]);
    assert.deepEqual(app.pages.opened, [{ kind: 'runs', connectionId: server.id, experimentId: '1' }]);
  });

  it('opens from the palette that of the experiments selected in the sidebar', async () => {
    app.trees.selection = [two, one];
    await showRunsTable.run(app, undefined, []);
    assert.deepEqual(app.pages.opened, [runsIdentity(server.id, ['1', '2'])]);
  });

  it('opens one table of all that are selected, the same one in whichever order', async () => {
    await showRunsTable.run(app, one, [ten, one, two]);
    await showRunsTable.run(app, two, [one, two, ten, two]);
    const table = { kind: 'runs', connectionId: server.id, experimentId: '1', otherExperimentIds: ['2', '10'] };
    assert.deepEqual(app.pages.opened, [table, table]);
  });

  it('says what cannot be one table', async () => {
    const elsewhere = of('1', { ...server, id: 'settings/other' });
    await assert.rejects(async () => showRunsTable.run(app, one, [one, elsewhere]), UserError);
    const many = Array.from({ length: mostExperiments + 1 }, (_, index) => of(String(index)));
    await assert.rejects(async () => showRunsTable.run(app, one, many), /100 experiments at most/);
    assert.deepEqual(app.pages.opened, []);
  });
});

describe('the experiments of a table of runs', () => {
  let database: TestDatabase;
  let app: TestApp;
  beforeEach(() => {
    database = new TestDatabase();
    database.addExperiment('1', 'wine');
    database.addExperiment('2', 'iris');
    app = testApp({ connections: [{ name: 'local', trackingUri: `sqlite:///${database.path}` }] });
  });
  afterEach(() => {
    app[Symbol.dispose]();
    database.dispose();
  });

  it('are chosen from all of the store', async () => {
    app.ui.answer({ pickMany: ['iris', 'wine'] });
    await showRunsTable.run(app, undefined, []);
    assert.deepEqual(app.pages.opened, [runsIdentity('settings/local', ['1', '2'])]);
  });

  it('are chosen again, beginning with those of the table that has the focus', async () => {
    const table = runsIdentity('settings/local', ['1', '3']);
    app.pages.activeIdentity = table;
    app.ui.answer({ pickMany: ['wine', 'iris'] });
    await app.connections.ready();
    await chooseExperiments.run(app, undefined, []);
    assert.deepEqual(
      app.ui.offered.map(({ label }) => label),
      ['wine'],
    );
    assert.deepEqual([app.pages.opened, app.pages.replaced], [[runsIdentity('settings/local', ['1', '2'])], [table]]);
    app.ui.answer('dismiss');
    await chooseExperiments.run(app, undefined, []);
    assert.equal(app.pages.opened.length, 1);
  });

  it('are those of a table', async () => {
    await assert.rejects(async () => chooseExperiments.run(app, undefined, []), /Open a table of runs first/);
  });
});
