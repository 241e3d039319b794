import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { placeOf } from '../../../src/views/revealPath.ts';
import { TestSidebar } from './testSidebar.ts';

describe('the Models view', () => {
  it('shows aliases first, then the versions, the newest first', async () => {
    await using sidebar = new TestSidebar('podium.models');
    sidebar.database.addModel('churn');
    sidebar.database.addModel('it\'s "quoted"');
    sidebar.database.addVersion({ name: 'churn', version: 1 });
    sidebar.database.addVersion({ name: 'churn', version: 2, stage: 'Production', aliases: ['champion'] });
    sidebar.database.addVersion({ name: 'churn', version: 10, aliases: ['challenger'] });
    assert.deepEqual(await sidebar.lines(), ['churn | @challenger @champion', 'it\'s "quoted"']);
    assert.deepEqual(await sidebar.lines(await sidebar.open('churn')), [
      '@challenger → version 10',
      '@champion → version 2',
      'Version 10 | @challenger · just now',
      'Version 2 | Production · @champion · just now',
      'Version 1 | just now',
    ]);
    assert.deepEqual(await sidebar.lines(await sidebar.open('it\'s "quoted"')), ['No versions yet']);
  });

  it('shows the run that a version came from, its files, and its tags', async () => {
    await using sidebar = new TestSidebar('podium.models');
    sidebar.database.addExperiment('1', 'iris');
    sidebar.database.addRun({ runId: 'r1', name: 'fox', metrics: { auc: 0.9 } });
    sidebar.database.addModel('churn');
    sidebar.database.addVersion({ name: 'churn', version: 1, runId: 'r1', tags: { approved: 'yes' } });
    sidebar.database.addVersion({ name: 'churn', version: 2, runId: 'gone' });
    sidebar.database.addVersion({ name: 'churn', version: 3 });
    assert.deepEqual(await sidebar.lines(await sidebar.open('churn', 'Version 1')), [
      'fox | just now',
      'Artifacts',
      'approved | yes',
    ]);
    assert.deepEqual(await sidebar.lines(await sidebar.open('churn', 'Version 1', 'fox', 'Metrics')), ['auc | 0.9']);
    assert.deepEqual(await sidebar.lines(await sidebar.open('churn', 'Version 2')), [
      'Its source run gone is not there any more',
      'Artifacts',
    ]);
    assert.deepEqual(await sidebar.lines(await sidebar.open('churn', 'Version 3')), ['Artifacts']);
  });

  it('lists the files of a version when somebody looks at them, and finds the place of one', async () => {
    await using sidebar = new TestSidebar('podium.models');
    const files = path.join(sidebar.database.folder, 'mlruns/1/m/artifacts/data');
    mkdirSync(files, { recursive: true });
    writeFileSync(path.join(files, 'model.pkl'), 'x');
    sidebar.database.addModel('churn');
    sidebar.database.addVersion({ name: 'churn', version: 1, source: 'mlruns/1/m/artifacts' });
    const row = await sidebar.open('churn', 'Version 1', 'Artifacts', 'data', 'model.pkl');
    assert.equal(sidebar.line(row), 'model.pkl | 1 B');
    const { view, path: way } = await placeOf(sidebar.app, row.node, new AbortController().signal);
    assert.equal(view, 'podium.models');
    assert.equal(await sidebar.forest.pin(way), row);
    assert.ok(row.node.kind === 'artifact');
    assert.equal(row.node.ownerName, 'churn v1');
  });

  it('follows an alias that moves', async () => {
    await using sidebar = new TestSidebar('podium.models');
    sidebar.database.addModel('churn');
    sidebar.database.addVersion({ name: 'churn', version: 1, aliases: ['champion'] });
    sidebar.database.addVersion({ name: 'churn', version: 2 });
    const model = await sidebar.open('churn');
    await sidebar.lines(model);
    sidebar.database.connection.exec(`UPDATE registered_model_aliases SET version = 2`);
    await sidebar.forest.refresh();
    assert.deepEqual(await sidebar.lines(model), [
      '@champion → version 2',
      'Version 2 | @champion · just now',
      'Version 1 | just now',
    ]);
  });

  it('says so where there is nothing', async () => {
    await using sidebar = new TestSidebar('podium.models');
    assert.deepEqual(await sidebar.lines(), ['No registered models yet']);
  });

  it('finds the place of a version', async () => {
    await using sidebar = new TestSidebar('podium.models');
    sidebar.database.addModel('churn');
    sidebar.database.addVersion({ name: 'churn', version: 1 });
    const row = await sidebar.open('churn', 'Version 1');
    const { view, path } = await placeOf(sidebar.app, row.node, new AbortController().signal);
    assert.equal(view, 'podium.models');
    assert.equal(await sidebar.forest.pin(path), row);
  });
});
