import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { deleteRunsView } from '../../../src/commands/experiments/deleteRunsView.ts';
import { renameRunsView } from '../../../src/commands/experiments/renameRunsView.ts';
import { saveRunsView } from '../../../src/commands/experiments/saveRunsView.ts';
import { shareRunsView } from '../../../src/commands/experiments/shareRunsView.ts';
import type { Disposable } from '../../../src/base/owned.ts';
import type { AppSetup } from '../../support/app.ts';
import { testApp } from '../../support/app.ts';

describe('views of tables of runs', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'podium-views-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const open = (setup: AppSetup = {}) => testApp({ folders: [{ name: 'project', path: folder }], ...setup });
  const places = path.join('.podium', 'views');
  const write = (name: string, text: string): void => {
    mkdirSync(path.join(folder, places), { recursive: true });
    writeFileSync(path.join(folder, places, name), text);
  };
  const files = (): readonly string[] => readdirSync(path.join(folder, places));
  const names = async (app: ReturnType<typeof open>) =>
    (await app.tableViews.list()).views.map(({ place, view }) => `${place} ${view.name}`);
  const view = { filter: 'metrics.auc > 0.9', columns: [{ kind: 'metric', name: 'auc' }] } as const;

  const table = { kind: 'runs', connectionId: 'c', experimentId: '1' } as const;
  /** A table is open, and has the focus. */
  const look = (app: ReturnType<typeof open>): Disposable => {
    app.pages.activeIdentity = table;
    return app.tableViews.showing({ identity: table, view: { ...view, columns: [...view.columns] } });
  };

  it('are kept for the workspace, and as files that others read as they were written', async () => {
    using app = open({ answers: [{ type: 'good' }, { type: 'good: all/of them' }] });
    look(app);
    await saveRunsView.run(app, undefined, []);
    await shareRunsView.run(app, undefined, []);
    assert.deepEqual(await names(app), ['workspace good', 'repository good: all/of them']);
    assert.deepEqual(files(), ['good- all-of them.json']);
    const text = readFileSync(path.join(folder, places, 'good- all-of them.json'), 'utf8');
    assert.deepEqual(JSON.parse(text), { name: 'good: all/of them', ...view });
    using other = open();
    assert.deepEqual(await names(other), ['repository good: all/of them']);
  });

  it('are of the table that has the focus, and of none that was closed', async () => {
    using app = open({ answers: [{ type: 'wide' }] });
    const closed = look(app);
    const other = { ...table, experimentId: '2' };
    app.tableViews.showing({ identity: other, view: { widths: { 'metrics.auc': 400 } } });
    app.pages.activeIdentity = other;
    await saveRunsView.run(app, undefined, []);
    assert.deepEqual((await app.tableViews.list()).views[0]?.view, { name: 'wide', widths: { 'metrics.auc': 400 } });
    closed.dispose();
    for (const identity of [table, undefined]) {
      app.pages.activeIdentity = identity;
      await assert.rejects(async () => saveRunsView.run(app, undefined, []), /Open a table of runs first/);
    }
  });

  it('are replaced only by who says so, renamed and deleted', async () => {
    write('a.json', JSON.stringify({ name: 'good' }));
    using app = open({
      answers: [
        { type: 'good' },
        'dismiss',
        { type: 'good' },
        { press: 'Replace' },
        { pick: 'good' },
        { type: 'better' },
        { pick: 'better' },
        { press: 'Delete' },
      ],
    });
    look(app);
    await shareRunsView.run(app, undefined, []);
    assert.equal((await app.tableViews.list()).views[0]?.view.filter, undefined);
    await shareRunsView.run(app, undefined, []);
    assert.equal((await app.tableViews.list()).views[0]?.view.filter, view.filter);
    assert.deepEqual(files(), ['a.json']);
    await renameRunsView.run(app, undefined, []);
    assert.deepEqual([await names(app), files()], [['repository better'], ['a.json']]);
    await deleteRunsView.run(app, undefined, []);
    assert.deepEqual([await names(app), files()], [[], []]);
  });

  it('never take the file of another one whose name is written alike', async () => {
    using app = open();
    for (const name of ['a/b', 'a:b', 'a*b']) await app.tableViews.save('repository', { name });
    assert.deepEqual(files(), ['a-b 2.json', 'a-b 3.json', 'a-b.json']);
    const [first] = (await app.tableViews.list()).views;
    assert.ok(first);
    await app.tableViews.rename(first, 'a?b');
    assert.deepEqual((await names(app)).length, 3);
  });

  it('say what is wrong with a file, and in which line, and leave it out', async () => {
    write('1.json', '{\n  "name": "cut",\n  "stage": \n}');
    write('2.json', '{\n  "name": "odd",\n  "stage": "SOME"\n}');
    write('3.json', '{ "name": "twice" }');
    write('4.json', '{ "name": "twice" }');
    write('5.json', '[]');
    write('6.json', '{ "name": "own", "__proto__": { "filter": "x" }, "columns": [{ "kind": "metric", "name": 3 }] }');
    using app = open();
    const { views, problems } = await app.tableViews.list();
    assert.deepEqual(
      views.map((kept) => kept.view.name),
      ['twice'],
    );
    const begins = problems.map((problem) => /^\.podium\/views\/\d\.json(?::\d+)?:?/.exec(problem)?.[0]);
    assert.deepEqual(begins, [
      '.podium/views/1.json:4',
      '.podium/views/2.json:3:',
      '.podium/views/4.json:',
      '.podium/views/5.json:1:',
      '.podium/views/6.json:1:',
    ]);
    assert.match(problems[2] ?? '', /has the name "twice", too/);
  });

  it('are read again when a file came or changed, and not before the folder is trusted', async () => {
    write('a.json', '{ "name": "a" }');
    using app = open({ trusted: false });
    assert.deepEqual([await names(app), app.tableViews.canShare], [[], false]);
    await assert.rejects(app.tableViews.save('repository', { name: 'b' }), /Open a folder that you trust/);
    app.workspace.trust();
    assert.deepEqual(await names(app), ['repository a']);
    write('b.json', '{ "name": "b" }');
    app.workspace.touch();
    assert.deepEqual(await names(app), ['repository a', 'repository b']);
  });
});
