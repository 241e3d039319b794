import assert from 'node:assert/strict';
import { runPage } from '../../../src/panels/run/runPage.ts';
import type { Page, PageContext } from '../../../src/panels/page.ts';
import type { RunProtocol } from '../../../src/protocol/run.ts';
import { noteTag, runTag } from '../../../src/services/runs/runFields.ts';
import { StoreError } from '../../../src/stores/storeError.ts';
import { testApp, type TestApp } from '../../support/app.ts';
import { TestDatabase } from '../../support/database.ts';
import { aRun } from '../../support/make.ts';

const id = 'a'.repeat(32);
const never = new AbortController().signal;

describe('the host of the page of a run', () => {
  let database: TestDatabase;
  let app: TestApp;
  let page: Page<RunProtocol>;
  let executed: string[];

  beforeEach(async () => {
    database = new TestDatabase();
    database.addExperiment('1', 'iris');
    const tags = { [noteTag]: '[docs](https://example.com/docs) [no](command:x)', team: 'a', 'mlflow.user': 'ada' };
    const params = { b: '1', a: '2', __proto__x: '3' };
    database.addRun({ runId: id, name: 'fox', metrics: { loss: NaN, 'system/cpu': 3 }, params, tags });
    database.addRun({ runId: 'b'.repeat(32), name: 'cub', tags: { 'mlflow.parentRunId': id } });
    app = testApp({ connections: [{ name: 'local', trackingUri: `sqlite:///${database.path}` }] });
    await app.connections.ready();
    executed = [];
    const execute: PageContext['execute'] = (command) => {
      executed.push(command);
      return Promise.resolve();
    };
    page = runPage({ kind: 'run', connectionId: app.connections.all[0]?.id ?? '', runId: id }, { ...app, execute });
  });
  afterEach(() => {
    page.dispose();
    app[Symbol.dispose]();
    database.dispose();
  });

  it('reads a run with one question, and hands over NaN in an array, for JSON has none', async () => {
    const { title, facts, params, tags, mlflowTags, metrics, systemMetrics } = await page.read(never);
    assert.deepEqual([title, facts.user, facts.isLive], ['fox', 'ada', false]);
    assert.deepEqual(
      params.map(({ name }) => name),
      ['__proto__x', 'a', 'b'],
    );
    assert.deepEqual([tags, mlflowTags], [[{ name: 'team', value: 'a' }], [{ name: 'mlflow.user', value: 'ada' }]]);
    assert.deepEqual([metrics.keys, metrics.values], [['loss'], Float64Array.of(NaN)]);
    assert.deepEqual(systemMetrics.keys, ['system/cpu']);
    assert.equal(page.intervalMs(), 0);
  });

  it('looks again at its versions when a command has changed a model', async () => {
    const before = await page.read(never);
    const [connection] = app.connections.all;
    assert.ok(connection);
    app.registry.changed({ connection, name: 'iris' });
    const after = await page.read(never);
    assert.ok(after.asked > before.asked);
  });

  it('opens the page of a model that was made of it, and of no other', async () => {
    database.addModel('iris');
    database.addVersion({ name: 'iris', version: 1, runId: id, source: 'models:/m-1' });
    await page.read(never);
    await page.answers.versions.answer(null, never);
    await page.answers.openModel.answer({ name: 'iris', version: '1' }, never);
    assert.deepEqual(executed, ['podium.model.show']);
    await assert.rejects(async () => page.answers.openModel.answer({ name: 'iris', version: '2' }, never), StoreError);
  });

  it('does what a page asks only with what it was told of', async () => {
    await page.read(never);
    const { openRun, openLink, editTag, reveal } = page.answers;
    const isUnknown = (error: unknown): boolean => error instanceof StoreError && error.fault === 'notFound';
    await assert.rejects(openRun.answer({ runId: 'b'.repeat(32) }, never), isUnknown);
    await assert.rejects(openLink.answer({ href: 'https://example.com/other' }, never), isUnknown);
    await assert.rejects(openLink.answer({ href: 'command:x' }, never), isUnknown);
    await assert.rejects(editTag.answer({ key: 'toString', remove: true }, never), isUnknown);
    await assert.rejects(reveal.answer({ kind: 'version', name: 'm', version: '1' }, never), isUnknown);
    assert.deepEqual([executed, app.ui.opened], [[], []]);

    const children = await page.answers.children.answer({}, never);
    assert.deepEqual(
      children.items.map(({ name }) => name),
      ['cub'],
    );
    await openRun.answer({ runId: 'b'.repeat(32) }, never);
    await openLink.answer({ href: 'https://example.com/docs' }, never);
    await editTag.answer({ key: 'team', remove: true }, never);
    assert.deepEqual(
      [executed, app.ui.opened],
      [['podium.run.open', 'podium.run.removeTag'], ['https://example.com/docs']],
    );
  });

  it('is to be read again when the run was changed from anywhere in Podium, and not for others', async () => {
    await page.read(never);
    let told = 0;
    page.onDidChange?.(() => told++);
    const [connection] = app.connections.all;
    assert.ok(connection);
    for (const runId of ['c'.repeat(32), id]) {
      const field = runTag({ kind: 'run', connection, run: aRun({ runId }) }, 'team');
      app.changes.remember({ label: 'Set.', edits: [{ connection, field, to: 'b', from: 'a' }] });
    }
    assert.equal(told, 1);
  });

  it('is what commands in its title are called with', async () => {
    assert.equal(page.node?.(), undefined);
    await page.read(never);
    const node = page.node?.();
    assert.deepEqual(node?.kind === 'run' && node.run.runId, id);
  });

  it('names the experiment, and says where the parent is gone', async () => {
    await page.read(never);
    assert.deepEqual(await page.answers.experiment.answer(null, never), { name: 'iris' });
    assert.equal(await page.answers.parent.answer(null, never), null);
    assert.deepEqual(await page.answers.versions.answer(null, never), { items: [], goesOn: false });
    assert.deepEqual(await page.answers.loggedModels.answer({ all: true }, never), []);
  });
});
