import assert from 'node:assert/strict';
import { undo } from '../../../src/commands/undo.ts';
import { makeChange } from '../../../src/commands/makeChange.ts';
import { chartsPage } from '../../../src/panels/charts/chartsPage.ts';
import { OpenPage } from '../../../src/panels/openPage.ts';
import type { Page } from '../../../src/panels/page.ts';
import { runsPage } from '../../../src/panels/runs/runsPage.ts';
import type { ChartsContent, ChartsProtocol } from '../../../src/protocol/charts.ts';
import type { Protocol, ToPage } from '../../../src/protocol/protocol.ts';
import type { RunsProtocol } from '../../../src/protocol/runs.ts';
import { idOfRun } from '../../../src/services/runs/idOfRun.ts';
import type { PageIdentity } from '../../../src/services/pages.ts';
import { runTag } from '../../../src/services/runs/runFields.ts';
import { StoreError } from '../../../src/stores/storeError.ts';
import { eventually } from '../../editor/support/eventually.ts';
import { testApp } from '../../support/app.ts';
import { TestDatabase } from '../../support/database.ts';
import { WatchedStores } from '../../support/watchedStores.ts';

const never = new AbortController().signal;
const connectionId = 'settings/local';
const ids = ['a', 'b', 'c'].map((letter) => letter.repeat(32));
const [fox = '', owl = '', hare = ''] = ids.map((runId) => idOfRun({ connectionId, runId }));
const table = { kind: 'runs', connectionId, experimentId: '1' } as const;
const charts = { kind: 'experimentCharts', connectionId, experimentId: '1' } as const;
const everything = { columns: [] };

describe('marks on the pages of a host', () => {
  let database: TestDatabase;

  beforeEach(() => {
    database = new TestDatabase();
    database.addExperiment('1', 'wine');
    ids.forEach((runId, index) =>
      database.addRun({ runId, name: `run ${String(index)}`, startTimeMs: 1_000 - index, endTimeMs: 9_000 }),
    );
  });
  afterEach(() => database.dispose());

  function open() {
    const stores = new WatchedStores();
    const local = { name: 'local', trackingUri: `sqlite:///${database.path}` };
    const app = testApp({ connections: [local], openStore: stores.openStore });
    const executed: string[] = [];
    const execute = (command: string): Promise<void> => Promise.resolve(void executed.push(command));
    const context = { ...app, execute };
    const [tablePage, shownCharts] = [runsPage(table, context), chartsPage(charts, context)];
    const opened: OpenPage[] = [];
    return {
      app,
      stores,
      executed,
      table: tablePage,
      charts: shownCharts,
      /** As in a tab that can be seen; what it is told. */
      show(page: Page<ChartsProtocol>, identity: PageIdentity): ToPage<Protocol>[] {
        const told: ToPage<Protocol>[] = [];
        const one = new OpenPage(page, identity, (message) => told.push(message), {
          log: app.log,
          allow: () => Promise.resolve(),
        });
        opened.push(one);
        one.setVisible(true);
        one.receive({ kind: 'ready' });
        return told;
      },
      refresh() {
        for (const one of opened) one.refresh();
      },
      [Symbol.dispose]: () => {
        for (const one of opened) one.dispose();
        tablePage.dispose();
        shownCharts.dispose();
        app[Symbol.dispose]();
      },
    };
  }

  const seeTable = async (page: Page<RunsProtocol>): Promise<void> => {
    await page.read(never);
    await page.answers.rows.answer({ from: 0, to: 9, columns: [] }, never);
  };

  it('are told of the runs that they have, and of no others', async () => {
    using pages = open();
    await seeTable(pages.table);
    await pages.table.answers.mark.answer({ runs: [fox, owl, 'nobody'], isHidden: true }, never);
    await pages.table.answers.mark.answer({ runs: [owl], isHidden: false, color: 2 }, never);
    await pages.app.runMarks.change([{ connectionId: 'settings/other', runId: 'x' }], { isHidden: true });
    const marks = { hidden: [fox], colors: [[owl, 2]] };
    assert.deepEqual((await pages.table.read(never)).marks, marks);
    assert.deepEqual((await pages.charts.read(never)).marks, marks);
  });

  it('are taken away also where the page has not seen the run yet', async () => {
    using pages = open();
    await pages.app.runMarks.change([{ connectionId, runId: ids[0] ?? '' }], { isHidden: true });
    const { hidden } = (await pages.table.read(never)).marks;
    await pages.table.answers.mark.answer({ runs: hidden, isHidden: false }, never);
    assert.equal(pages.app.runMarks.all.size, 0);
  });

  it('leave hidden runs out of what plots are drawn of, and say how many', async () => {
    using pages = open();
    await seeTable(pages.table);
    await pages.table.answers.mark.answer({ runs: [owl], isHidden: true }, never);
    const { count, hidden, ids: drawn, names } = await pages.table.answers.values.answer(everything, never);
    assert.deepEqual([count, hidden, drawn, names], [2, 1, [fox, hare], ['run 0', 'run 2']]);
  });

  it('are told at once, without asking a store that may be slow or gone', async () => {
    using pages = open();
    const told = pages.show(pages.charts, charts);
    const last = (): ChartsContent | undefined => {
      const message = told.at(-1);
      return message?.kind === 'state' && message.state.kind === 'shown'
        ? (message.state.content as ChartsContent)
        : undefined;
    };
    await eventually(() => assert.equal(last()?.runs.length, 3));
    pages.stores.takeAsked();
    for (const question of ['searchRuns', 'getRun', 'getExperiment'] as const) {
      pages.stores.fail(question, new StoreError('unreachable', 'Nobody is there.'));
    }
    await pages.app.runMarks.change([{ connectionId, runId: ids[0] ?? '' }], { isHidden: true });
    await eventually(() => assert.deepEqual(last()?.marks.hidden, [fox]));
    assert.equal(last()?.runs.length, 3);
    assert.deepEqual(pages.stores.takeAsked(), []);
  });

  it('are told of what is out of date, which is said still', async () => {
    using pages = open();
    const told = pages.show(pages.charts, charts);
    const isShown = (isStale: boolean, hidden: readonly string[]): void => {
      const message = told.at(-1);
      assert.ok(message?.kind === 'state' && message.state.kind === 'shown');
      const { stale, content } = message.state;
      assert.deepEqual([stale !== undefined, (content as ChartsContent).marks.hidden], [isStale, hidden]);
    };
    const hideFirst = (isHidden: boolean): Promise<void> =>
      pages.app.runMarks.change([{ connectionId, runId: ids[0] ?? '' }], { isHidden });
    await eventually(() => isShown(false, []));
    for (const question of ['searchRuns', 'getRun', 'getExperiment'] as const) {
      pages.stores.fail(question, new StoreError('unreachable', 'Nobody is there.'));
    }
    pages.refresh();
    await eventually(() => isShown(true, []));
    await hideFirst(true);
    await eventually(() => isShown(true, [fox]));
    pages.refresh();
    await hideFirst(false);
    await eventually(() => isShown(true, []));
  });

  it('say what was changed last in their runs, until it is undone or other runs are looked for', async () => {
    using pages = open();
    const { app } = pages;
    await pages.table.read(never);
    const tag = async (runId: string, value: string): Promise<void> => {
      const connection = app.connections.all.find(({ id }) => id === connectionId);
      assert.ok(connection);
      const run = await app.connections.ask(connection, (store) => store.getRun(runId));
      const field = runTag({ kind: 'run', connection, run }, 'team');
      const edits = [{ connection, field, to: value }];
      await makeChange(app, { edits, doing: 'Tagging', done: () => `Tagged ${value}.`, undone: 'not set' });
    };
    const done = async (): Promise<string | undefined> => (await pages.table.read(never)).done;
    assert.equal(await done(), undefined);
    await tag(ids[0] ?? '', 'red');
    await tag(ids[1] ?? '', 'blue');
    assert.equal(await done(), 'Tagged blue.');
    await pages.table.answers.undo.answer(null, never);
    assert.deepEqual(pages.executed, ['podium.undo']);
    await undo.run(app, undefined, []);
    // What was changed before that is no news.
    assert.equal(await done(), undefined);
    await tag(ids[2] ?? '', 'green');
    assert.equal(await done(), 'Tagged green.');
    await pages.table.answers.search.answer({ stage: 'ALL', sort: [] }, never);
    assert.equal(await done(), undefined);
    database.addExperiment('2', 'quiet');
    database.addRun({ runId: 'd', name: 'elsewhere', experimentId: '2' });
    await tag('d', 'pink');
    assert.equal(await done(), undefined);
  });
});
