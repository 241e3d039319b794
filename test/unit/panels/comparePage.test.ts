import assert from 'node:assert/strict';
import { comparePage } from '../../../src/panels/compare/comparePage.ts';
import type { Page, PageContext } from '../../../src/panels/page.ts';
import type { CompareContent, CompareProtocol } from '../../../src/protocol/compare.ts';
import { StoreError } from '../../../src/stores/storeError.ts';
import { testApp, type TestApp } from '../../support/app.ts';
import { TestDatabase } from '../../support/database.ts';

const never = new AbortController().signal;

describe('the host of a comparison', () => {
  let database: TestDatabase;
  let other: TestDatabase;
  let app: TestApp;
  let page: Page<CompareProtocol>;
  let opened: Page<CompareProtocol>[];
  let executed: unknown[][];
  let nowMs: number;

  beforeEach(async () => {
    database = new TestDatabase();
    database.addExperiment('1', 'iris');
    const params = { lr: '0.1', seed: '7', long: 'x'.repeat(3_000) };
    database.addRun({ runId: 'fox', name: 'fox', metrics: { auc: 0.9, speed: NaN, 'system/cpu': 1 }, params });
    database.addRun({ runId: 'owl', name: 'owl', metrics: { auc: 0.8 }, params: { ...params, long: 'y', lr: '0.2' } });
    other = new TestDatabase();
    other.addExperiment('1', 'iris');
    other.addRun({ runId: 'cat', name: 'cat', params: { lr: '0.1' } });
    app = testApp({
      connections: [
        { name: 'here', trackingUri: `sqlite:///${database.path}` },
        { name: 'there', trackingUri: `sqlite:///${other.path}` },
      ],
    });
    await app.connections.ready();
    executed = [];
    opened = [];
    nowMs = 0;
    page = open(['fox', 'owl']);
  });
  afterEach(() => {
    for (const one of opened) one.dispose();
    app[Symbol.dispose]();
    database.dispose();
    other.dispose();
  });

  const address = (runId: string, connection = 0) => ({
    connectionId: app.connections.all[connection]?.id ?? '',
    runId,
  });

  function open(runIds: readonly string[], more: readonly ReturnType<typeof address>[] = []): Page<CompareProtocol> {
    const execute: PageContext['execute'] = (...called) => {
      executed.push(called);
      return Promise.resolve();
    };
    const runs = [...runIds.map((runId) => address(runId)), ...more];
    const begun = comparePage({ kind: 'compare', runs }, { ...app, execute }, () => nowMs);
    opened.push(begun);
    return begun;
  }

  const rowsOf = ({ sections }: CompareContent, id: string) => sections.find((one) => one.id === id)?.rows ?? [];

  it('says what the runs have, what differs, and which way is better', async () => {
    const content = await page.read(never);
    assert.equal(content.title, 'fox ↔ owl');
    assert.deepEqual(rowsOf(content, 'metrics'), [
      { name: 'auc', values: [0.9, 0.8], cells: [0, 1], differs: true },
      { name: 'speed', values: ['NaN'], cells: [0, -1], differs: true },
    ]);
    assert.deepEqual(
      rowsOf(content, 'params').map(({ name, differs }) => [name, differs]),
      [
        ['long', true],
        ['lr', true],
        ['seed', false],
      ],
    );
    assert.equal(String(rowsOf(content, 'params')[0]?.values[0]).length, 2_001);
    assert.deepEqual({ ...content.directions }, { auc: 'higher' });
    assert.equal(JSON.stringify(content).includes('null'), false);
  });

  it('compares runs of several stores, and says where each is', async () => {
    page = open(['fox', 'owl'], [address('cat', 1)]);
    const content = await page.read(never);
    assert.equal(content.title, 'fox + 2 runs');
    assert.deepEqual(
      content.runs.map(({ name, connection }) => [name, connection]),
      [
        ['fox', 'here'],
        ['owl', 'here'],
        ['cat', 'there'],
      ],
    );
  });

  it('names the aliases of what runs made, also after one was moved', async () => {
    database.addModel('iris');
    database.addVersion({ name: 'iris', version: 1, runId: 'fox', aliases: ['champion'] });
    database.addVersion({ name: 'iris', version: 2, runId: 'owl' });
    const learned = async (): Promise<CompareContent> => {
      const told = new Promise<void>((resolve) => {
        const heard = page.onDidChange?.(() => {
          heard?.dispose();
          resolve();
        });
      });
      await page.read(never);
      await told;
      return page.read(never);
    };
    const aliases = ({ runs }: CompareContent) => runs.map((run) => run.aliases);
    assert.deepEqual(aliases(await learned()), [['champion'], []]);
    database.connection.exec('UPDATE registered_model_aliases SET version = 2');
    const [connection] = app.connections.all;
    assert.ok(connection);
    app.registry.changed({ connection, name: 'iris' });
    assert.deepEqual(aliases(await learned()), [[], ['champion']]);
  });

  it('goes on without a run that is gone, and says so in its column', async () => {
    await page.read(never);
    database.connection.exec("DELETE FROM runs WHERE run_uuid = 'owl'");
    page.forget?.();
    const content = await page.read(never);
    const [fox, owl] = content.runs;
    assert.deepEqual([fox?.isUnknown, owl?.isUnknown], [false, true]);
    assert.match(owl?.failure ?? '', /owl/);
    assert.deepEqual(
      rowsOf(content, 'metrics').map(({ cells, differs }) => [cells, differs]),
      [
        [[0, -1], false],
        [[0, -1], false],
      ],
    );
  });

  it('shows a run that was deleted meanwhile as it was, and says that it is', async () => {
    await page.read(never);
    database.connection.exec("UPDATE runs SET lifecycle_stage = 'deleted' WHERE run_uuid = 'owl'");
    page.forget?.();
    const { runs } = await page.read(never);
    assert.deepEqual(
      runs.map(({ isDeleted, isUnknown }) => [isDeleted, isUnknown]),
      [
        [false, false],
        [true, false],
      ],
    );
  });

  it('fails where no run can be read', async () => {
    page = open(['nobody', 'nowhere']);
    await assert.rejects(page.read(never), (error) => error instanceof StoreError && error.fault === 'notFound');
  });

  it('remembers for all comparisons which way is better', async () => {
    await page.read(never);
    await page.answers.setDirection.answer({ metric: 'auc', direction: 'lower' }, never);
    await page.answers.setDirection.answer({ metric: '__proto__', direction: 'higher' }, never);
    assert.deepEqual({ ...(await page.read(never)).directions }, { auc: 'lower' });
    await page.answers.setDirection.answer({ metric: 'auc', direction: null }, never);
    assert.deepEqual({ ...(await open(['owl', 'fox']).read(never)).directions }, {});
  });

  it('is restored as what it shows: without a run that was taken out, and with one that was added', async () => {
    await page.read(never);
    const id = (await page.read(never)).runs[0]?.id ?? '';
    await page.answers.remove.answer({ run: id }, never);
    assert.deepEqual(page.identity?.(), { kind: 'compare', runs: [address('owl')] });
    page.become?.({ kind: 'compare', runs: [address('owl'), address('cat', 1), address('owl')] });
    assert.deepEqual(page.identity(), { kind: 'compare', runs: [address('owl'), address('cat', 1)] });
    assert.equal((await page.read(never)).title, 'owl ↔ cat');
  });

  it('does what a page asks only with runs that it was told of', async () => {
    const { runs } = await page.read(never);
    const isUnknown = (error: unknown): boolean => error instanceof StoreError && error.fault === 'notFound';
    await assert.rejects(page.answers.act.answer({ action: 'open', runs: ['owl'] }, never), isUnknown);
    await page.answers.act.answer({ action: 'chart', runs: runs.map(({ id }) => id) }, never);
    assert.deepEqual(
      executed.map(([command, , nodes]) => [command, (nodes as readonly unknown[]).length]),
      [['podium.charts.open', 2]],
    );
    const [recorded] = await page.answers.recorded.answer({ runs: [runs[0]?.id ?? '', 'owl'] }, never);
    assert.deepEqual([{ ...recorded?.environment }, recorded?.failure], [{}, undefined]);
  });
});
