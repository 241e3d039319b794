import assert from 'node:assert/strict';
import { modelPage } from '../../../src/panels/model/modelPage.ts';
import type { Page, PageContext } from '../../../src/panels/page.ts';
import { recordTag, type MoveRecord } from '../../../src/promotion/moveRecord.ts';
import type { ModelProtocol } from '../../../src/protocol/model.ts';
import { StoreError } from '../../../src/stores/storeError.ts';
import { testApp, type TestApp } from '../../support/app.ts';
import { TestDatabase } from '../../support/database.ts';
import { WatchedStores } from '../../support/watchedStores.ts';

const never = new AbortController().signal;

const promoted: MoveRecord = {
  id: '20261003T140200000Z-abcd',
  timeMs: Date.UTC(2026, 9, 3, 14, 2),
  who: 'ada',
  why: 'passed the gate',
  verdict: 'met',
  unmet: [],
  move: [{ alias: 'champion', from: '1', to: '2' }],
};

describe('the host of a model page', () => {
  let database: TestDatabase;
  let app: TestApp;
  let page: Page<ModelProtocol>;
  let stores: WatchedStores;
  let executed: unknown[][];
  let nowMs: number;

  beforeEach(async () => {
    database = new TestDatabase();
    database.addExperiment('1', 'churn');
    database.addExperiment('2', 'others');
    database.addModel('churn', { owner: 'ada' });
    database.addModel('churn-eu');
    database.addRun({ runId: 'fox', name: 'fox', metrics: { val_auc: 0.9, loss: 1 }, params: { depth: '3' } });
    database.addRun({ runId: 'owl', name: 'owl', metrics: { val_auc: NaN }, params: { depth: '5' } });
    database.addRun({ runId: 'cat', experimentId: '2', name: 'cat', metrics: { val_auc: 0.8 } });
    const { key, value } = recordTag(promoted);
    database.addVersion({ name: 'churn', version: 1, runId: 'fox' });
    database.addVersion({
      name: 'churn',
      version: 2,
      runId: 'owl',
      aliases: ['champion'],
      tags: { [key]: value, 'approved-by': 'grace', 'mlflow.source': 'x' },
    });
    database.addVersion({ name: 'churn', version: 3, runId: 'cat', aliases: ['challenger'] });
    database.addVersion({ name: 'churn', version: 4, runId: 'gone' });
    database.addVersion({ name: 'churn-eu', version: 1 });
    stores = new WatchedStores();
    const connections = [{ name: 'here', trackingUri: `sqlite:///${database.path}` }];
    app = testApp({ connections, openStore: stores.openStore });
    await app.connections.ready();
    executed = [];
    nowMs = Date.UTC(2026, 10, 21);
    page = open('churn');
  });
  afterEach(() => {
    page.dispose();
    app[Symbol.dispose]();
    database.dispose();
  });

  function open(name: string): Page<ModelProtocol> {
    const execute: PageContext['execute'] = (...called) => {
      executed.push(called);
      return Promise.resolve();
    };
    const connectionId = app.connections.all[0]?.id ?? '';
    return modelPage({ kind: 'model', connectionId, name }, { ...app, execute }, () => nowMs);
  }

  it('tells the versions of just this model, the newest first, with what people said of them', async () => {
    const { first, aliases, tags, title } = await page.read(never);
    assert.equal(title, 'churn');
    assert.deepEqual(tags, [['owner', 'ada']]);
    assert.deepEqual(
      first.rows.map((row) => [row.version, row.tags]),
      [
        ['4', []],
        ['3', []],
        ['2', [['approved-by', 'grace']]],
        ['1', []],
      ],
    );
    assert.equal(first.goesOn, false);
    assert.deepEqual(aliases, [
      // Known only from now on: nobody can say since when.
      { alias: 'challenger', version: '3' },
      { alias: 'champion', version: '2', since: { timeMs: promoted.timeMs, isRecorded: true, who: 'ada' } },
    ]);
  });

  it('reads so many versions at first, and the others as they are asked for', async () => {
    database.inOneGo(() => {
      for (let version = 5; version <= 400; version++) database.addVersion({ name: 'churn', version });
    });
    const { first } = await page.read(never);
    assert.deepEqual([first.rows.length, first.rows[0]?.version, first.goesOn], [100, '400', true]);
    const more = await page.answers.more.answer({ from: 100 }, never);
    assert.deepEqual([more.rows.length, more.rows[0]?.version, more.goesOn], [250, '300', true]);
    const rest = await page.answers.more.answer({ from: 350 }, never);
    assert.deepEqual([rest.rows.length, rest.rows.at(-1)?.version, rest.goesOn], [50, '1', false]);
    // A record lies on one of the last versions, which is read at once because it has an alias.
    assert.deepEqual([first.moves.length, rest.moves.length], [1, 1]);
    const again = await page.answers.more.answer({ from: 100 }, never);
    assert.equal(again.rows.length, 300);
  });

  it('knows of 6,000 versions since when an alias is with one of the first, and what that says beside the newest', async () => {
    database.inOneGo(() => {
      for (let version = 5; version <= 6_000; version++) database.addVersion({ name: 'churn', version, runId: 'cat' });
    });
    const { aliases, first } = await page.read(never);
    assert.deepEqual([first.rows.length, first.goesOn], [100, true]);
    assert.deepEqual(
      aliases.map(({ alias, version, since }) => [alias, version, since?.who]),
      [
        ['challenger', '3', undefined],
        ['champion', '2', 'ada'],
      ],
    );
    const { sections } = await page.answers.compare.answer({ versions: ['2', '6000'] }, never);
    assert.ok(sections.some(({ id }) => id === 'metrics'));
    // As long as no alias moves, they are not asked for again.
    stores.takeAsked();
    await page.read(never);
    assert.deepEqual(stores.takeAsked().toSorted(), ['getRegisteredModel', 'searchModelVersions']);
    let { goesOn } = first;
    let from = first.rows.length;
    while (goesOn) {
      const more = await page.answers.more.answer({ from }, never);
      from += more.rows.length;
      ({ goesOn } = more);
    }
    assert.equal(from, 6_000);
  });

  it('shows the latest moves of very many, and says that there are others', async () => {
    database.inOneGo(() => {
      for (let hour = 0; hour < 310; hour++) {
        const change = { alias: 'shadow', from: String((hour % 3) + 1), to: String(((hour + 1) % 3) + 1) };
        const timeMs = promoted.timeMs + hour * 3_600_000;
        const { key, value } = recordTag({ ...promoted, id: `many-${String(hour)}`, timeMs, move: [change] });
        database.insert('model_version_tags', { name: 'churn', version: 1, key, value });
      }
    });
    const { first, aliases } = await page.read(never);
    assert.deepEqual([first.moves.length, first.hasEarlierMoves], [300, true]);
    // The champion has moved before all of these.
    assert.equal(aliases.find(({ alias }) => alias === 'champion')?.since?.who, 'ada');
  });

  it('says what the source runs say, wherever these are, and of one that is gone nothing', async () => {
    await page.read(never);
    const { rows, metrics, suggested } = await page.answers.figures.answer({ versions: ['4', '3', '2', '1'] }, never);
    assert.deepEqual(rows, [
      { version: '4' },
      { version: '3', runName: 'cat', value: 0.8 },
      { version: '2', runName: 'owl', value: 'NaN' },
      { version: '1', runName: 'fox', value: 0.9 },
    ]);
    assert.deepEqual([metrics, suggested], [['loss', 'val_auc'], 'val_auc']);
    const others = await page.answers.figures.answer({ versions: ['1'], metric: 'loss' }, never);
    assert.deepEqual(others.rows, [{ version: '1', runName: 'fox', value: 1 }]);
  });

  it('measures a version by its own logged model where there is one, also by each data set', async () => {
    database.addVersion({ name: 'churn', version: 5, source: 'models:/m-5', runId: 'fox' });
    database.insert('logged_models', {
      ...{ model_id: 'm-5', experiment_id: 1, name: 'clf', artifact_location: '', model_type: '' },
      ...{ status: 2, lifecycle_stage: 'active', source_run_id: 'fox' },
      ...{ creation_timestamp_ms: 1000, last_updated_timestamp_ms: 1000 },
    });
    for (const [dataset_name, metric_value] of [
      ['holdout', 0.7],
      ['drifted', 0.5],
    ] as const)
      database.insert('logged_model_metrics', {
        ...{ model_id: 'm-5', experiment_id: 1, run_id: 'fox', metric_name: 'val_auc', metric_value, dataset_name },
        ...{ metric_timestamp_ms: dataset_name === 'holdout' ? 2000 : 1000, metric_step: 0 },
      });
    await page.read(never);
    const values = async (metric: string): Promise<unknown> => {
      const { rows } = await page.answers.figures.answer({ versions: ['5', '1'], metric }, never);
      return rows.map(({ value, isOwn = false }) => [value, isOwn]);
    };
    const { metrics } = await page.answers.figures.answer({ versions: ['5', '1'] }, never);
    assert.deepEqual(metrics, ['loss', 'val_auc', 'val_auc on drifted', 'val_auc on holdout']);
    assert.deepEqual(await values('val_auc'), [
      [0.7, true],
      [0.9, false],
    ]);
    assert.deepEqual(await values('val_auc on drifted'), [
      [0.5, true],
      [undefined, false],
    ]);
    assert.deepEqual(await values('loss'), [
      [1, false],
      [1, false],
    ]);
    const { sections } = await page.answers.compare.answer({ versions: ['1', '5'] }, never);
    assert.deepEqual(
      sections[0]?.rows.map(({ name, values: both, cells }) => [name, ...cells.map((at) => both[at])]),
      [
        ['loss', 1, 1],
        ['val_auc', 0.9, 0.7],
        ['val_auc on drifted', undefined, 0.5],
        ['val_auc on holdout', undefined, 0.7],
      ],
    );
  });

  it('notices an alias that was moved elsewhere, between two looks', async () => {
    const before = nowMs;
    const first = await page.read(never);
    nowMs += 3_600_000;
    database.connection.exec("UPDATE registered_model_aliases SET version = 1 WHERE alias = 'champion'");
    const { aliases, first: versions, generation } = await page.read(never);
    assert.ok(generation > first.generation);
    assert.deepEqual(versions.moves, [
      {
        kind: 'noticed',
        afterMs: before,
        beforeMs: nowMs,
        changes: [{ alias: 'champion', from: '2', to: '1' }],
      },
      ...first.first.moves,
    ]);
    assert.deepEqual(aliases[1], {
      alias: 'champion',
      version: '1',
      since: { timeMs: nowMs, notBeforeMs: before, isRecorded: false, who: '' },
    });
  });

  it('tells nothing anew as long as nothing changed', async () => {
    const first = await page.read(never);
    assert.equal(await page.read(never), first);
    page.forget?.();
    const asked = await page.read(never);
    assert.ok(asked.generation > first.generation);
  });

  it('reads again what a command changed in it, and keeps the runs and the versions that it knows until then', async () => {
    database.inOneGo(() => {
      for (let version = 5; version <= 150; version++) database.addVersion({ name: 'churn', version });
    });
    await page.read(never);
    await page.answers.more.answer({ from: 100 }, never);
    await page.answers.figures.answer({ versions: ['3', '2', '1'] }, never);
    const told: string[] = [];
    page.onDidChange?.(() => told.push('read me'));
    const [connection] = app.connections.all;
    assert.ok(connection);
    app.registry.changed({ connection, name: 'churn-eu' });
    assert.deepEqual(told, []);
    app.registry.changed({ connection, name: 'churn' });
    assert.deepEqual(told, ['read me']);
    stores.takeAsked();
    const { first } = await page.read(never);
    assert.deepEqual([first.rows.length, first.moves.length], [100, 1]);
    await page.answers.figures.answer({ versions: ['3', '2', '1'] }, never);
    await page.answers.act.answer({ action: 'promote', version: '3' }, never);
    assert.deepEqual(stores.takeAsked().toSorted(), ['getRegisteredModel', 'searchModelVersions']);
  });

  it('sets two versions beside each other, and says what of them is not known', async () => {
    await page.read(never);
    const { sections, directions, notes } = await page.answers.compare.answer({ versions: ['1', '4'] }, never);
    assert.deepEqual(sections[0], {
      id: 'metrics',
      rows: [
        { name: 'loss', values: [1], cells: [0, -1], differs: false },
        { name: 'val_auc', values: [0.9], cells: [0, -1], differs: false },
      ],
    });
    assert.deepEqual({ ...directions }, { loss: 'lower', val_auc: 'higher' });
    assert.match(notes[0] ?? '', /^Version 4 has no source run any more/);
    await assert.rejects(
      page.answers.compare.answer({ versions: ['1', '99'] }, never),
      (error) => error instanceof StoreError && error.fault === 'notFound',
    );
  });

  it('runs commands on what it showed, and on nothing else', async () => {
    await page.read(never);
    await page.answers.act.answer({ action: 'promote', version: '3' }, never);
    await page.answers.act.answer({ action: 'rollBackAlias', alias: 'champion' }, never);
    await page.answers.act.answer({ action: 'undoPromotion' }, never);
    assert.deepEqual(
      executed.map(([command, node]) => [command, (node as { kind: string }).kind]),
      [
        ['podium.models.promote', 'version'],
        ['podium.models.rollBackAlias', 'alias'],
        ['podium.models.undoPromotion', 'model'],
      ],
    );
    for (const act of [{ version: '99' }, { alias: 'nobody' }, { alias: 'constructor' }])
      await assert.rejects(page.answers.act.answer({ action: 'promote', ...act }, never), StoreError);
    assert.equal(executed.length, 3);
  });

  it('copies what leads to a version, or to whichever has an alias', async () => {
    await page.read(never);
    await page.answers.copy.answer({ what: 'uri', version: '3' }, never);
    await page.answers.copy.answer({ what: 'load', alias: 'champion' }, never);
    await page.answers.copy.answer({ what: 'servePosix', version: '3' }, never);
    const [uri, load, serve] = app.ui.copied;
    assert.equal(uri, 'models:/churn/3');
    assert.match(load ?? '', /mlflow\.pyfunc\.load_model\("models:\/churn@champion"\)/);
    assert.match(serve ?? '', /mlflow models serve -m \S*models:\/churn\/3/);
  });
});
