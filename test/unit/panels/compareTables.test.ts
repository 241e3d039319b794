import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { isCancelled } from '../../../src/base/cancel.ts';
import { comparePage } from '../../../src/panels/compare/comparePage.ts';
import { idOfRun } from '../../../src/services/runs/idOfRun.ts';
import type { Page } from '../../../src/panels/page.ts';
import type { CompareProtocol } from '../../../src/protocol/compare.ts';
import { StoreError, type StoreFault } from '../../../src/stores/storeError.ts';
import { testApp, type TestApp } from '../../support/app.ts';
import { TestDatabase } from '../../support/database.ts';
import { addRunWithTables } from '../../support/loggedTables.ts';

const never = new AbortController().signal;
const mostBytes = 1_000;

describe('the tables of compared runs', () => {
  let database: TestDatabase;
  let app: TestApp;
  let page: Page<CompareProtocol>;
  const table = { columns: ['id', 'x'], data: [['a', 1]] };

  beforeEach(async () => {
    database = new TestDatabase();
    database.addExperiment('1', 'qa');
    addRunWithTables(database, { runId: 'fox', name: 'fox' }, { 'eval.json': table, 'notes.txt': 'x' });
    addRunWithTables(database, { runId: 'owl', name: 'owl', status: 'RUNNING' }, { 'eval.json': table });
    app = testApp({ connections: [{ name: 'here', trackingUri: `sqlite:///${database.path}` }] });
    await app.connections.ready();
    const runs = ['fox', 'owl'].map(address);
    page = comparePage({ kind: 'compare', runs }, { ...app, execute: () => Promise.resolve() });
    await page.read(never);
  });
  afterEach(() => {
    page.dispose();
    app[Symbol.dispose]();
    database.dispose();
  });

  const address = (runId: string) => ({ connectionId: app.connections.all[0]?.id ?? '', runId });
  const read = async (runId: string, file: string, maxBytes = mostBytes, signal = never) => {
    const answer = page.answers.table.answer({ run: idOfRun(address(runId)), path: file, maxBytes }, signal);
    const { bytes, isPart } = await answer;
    return [new TextDecoder().decode(bytes), isPart] as const;
  };
  const write = (runId: string, text: string) =>
    writeFileSync(path.join(database.folder, 'artifacts', runId, 'eval.json'), text);
  const refuses = (asked: Promise<unknown>, fault: StoreFault, message: RegExp) =>
    assert.rejects(
      asked,
      (error) => error instanceof StoreError && error.fault === fault && message.test(error.message),
    );

  it('are those that the runs name in their tags', async () => {
    const { runs } = await page.read(never);
    assert.deepEqual(
      runs.map(({ tables }) => tables),
      [['eval.json', 'notes.txt'], ['eval.json']],
    );
  });

  it('are told as they were logged, no more of them than is asked for', async () => {
    const text = JSON.stringify(table);
    assert.deepEqual(await read('fox', 'eval.json'), [text, false]);
    assert.deepEqual(await read('fox', 'eval.json', text.length), [text, false]);
    assert.deepEqual(await read('fox', 'eval.json', 5), [text.slice(0, 5), true]);
  });

  it('are kept for runs that have ended, and read again for others', async () => {
    const text = JSON.stringify(table);
    for (const run of ['fox', 'owl']) {
      await read(run, 'eval.json');
      write(run, 'other');
    }
    assert.deepEqual(await read('fox', 'eval.json'), [text, false]);
    assert.deepEqual(await read('owl', 'eval.json'), ['other', false]);
  });

  it('are no other files: of a page that asks for them nothing is read', async () => {
    await refuses(read('fox', '../../../mlflow.db'), 'notFound', /^This table is not there/);
    await refuses(read('owl', 'notes.txt'), 'notFound', /^This table is not there/);
    await refuses(read('fox', 'notes.txt'), 'unsupported', /^notes\.txt is no table of which/);
    await refuses(read('nobody', 'eval.json'), 'notFound', /^This table is not there/);
  });

  it('may also be one that no run logged as such: then its rows are told as if it was, numbers as numbers', async () => {
    const runs = ['fox', 'owl'].map(address);
    page.dispose();
    page = comparePage({ kind: 'compare', runs, table: 'a.csv' }, { ...app, execute: () => Promise.resolve() });
    const text = 'name,score\n"a, b",1.50\n,2e3\n';
    for (const run of ['fox', 'owl']) writeFileSync(path.join(database.folder, 'artifacts', run, 'a.csv'), text);
    const content = await page.read(never);
    assert.equal(content.table, 'a.csv');
    assert.ok(content.runs.every(({ tables }) => tables.includes('a.csv')));
    const whole = '{"columns":["name","score"],"data":[["a, b",1.5],["",2000]]}';
    assert.deepEqual(await read('fox', 'a.csv'), [whole, false]);
    assert.deepEqual(await read('fox', 'a.csv', whole.length), [whole, false]);
    assert.deepEqual(await read('fox', 'a.csv', whole.length - 1), [
      '{"columns":["name","score"],"data":[["a, b",1.5]]}',
      true,
    ]);
    assert.deepEqual(page.identity?.(), { kind: 'compare', runs, table: 'a.csv' });
    await refuses(read('fox', 'b.csv'), 'notFound', /^This table is not there/);
  });

  it('say why they cannot be read, and stop when nobody waits for them', async () => {
    const stop = new AbortController();
    stop.abort();
    await assert.rejects(read('owl', 'eval.json', mostBytes, stop.signal), (error) => isCancelled(error, stop.signal));
    database.connection.exec("UPDATE runs SET artifact_uri = '/somewhere/else'");
    await page.read(never);
    await assert.rejects(read('owl', 'eval.json'), StoreError);
  });
});
