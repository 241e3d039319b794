import assert from 'node:assert/strict';
import { eventually } from '../support/eventually.ts';
import { resize, rows, screenshot } from '../support/page.ts';
import { describeOnPage } from '../support/session.ts';
import { names, namesBelow, open, openSidebar, row, rowsBelow } from '../support/sidebar.ts';

describeOnPage(['trusted', 'floor'], 'The Experiments view', () => {
  before(() => resize(1400, 1600));
  after(() => resize(1400, 900));
  beforeEach(openSidebar);

  it('lists the experiments by their last change, the newest first', async () => {
    await eventually(async () =>
      assert.deepEqual(await names('Experiments'), ['wine-curves', 'digits-search', 'breast-cancer', 'Default']),
    );
  });

  it('lists the runs of an experiment, the newest first, and says how each ended by its icon and aloud', async () => {
    await open('Experiments', 'wine-curves');
    const runs = await rowsBelow('Experiments', 'wine-curves');
    assert.deepEqual(
      runs.slice(0, 5).map(({ name, icon }) => [name, icon]),
      [
        ['interrupted', 'circle-slash'],
        ['batch too large', 'error'],
        ['runaway', 'pass'],
        ['not scaled', 'pass'],
        ['Überanpassung 过拟合 🍷', 'pass'],
      ],
    );
    assert.match(runs[1]?.label ?? '', /^Run, batch too large, failed, started /);
    await screenshot('runs');
  });

  it('leaves deleted runs out', async () => {
    await open('Experiments', 'wine-curves');
    const runs = await namesBelow('Experiments', 'wine-curves');
    assert.deepEqual(runs.slice(-3), ['fast', 'slow', 'baseline']);
    assert.equal(runs.length, 11);
  });

  it('nests runs below the run that started them, level by level, and not beside it', async () => {
    await open('Experiments', 'digits-search');
    assert.deepEqual(await namesBelow('Experiments', 'digits-search'), ['search logistic', 'search svm + mlp']);
    await open('Experiments', 'search svm + mlp', 'svm');
    assert.deepEqual((await namesBelow('Experiments', 'search svm + mlp')).slice(0, 2), ['mlp', 'svm']);
    const trials = (await namesBelow('Experiments', 'svm')).filter((name) => name.startsWith('svm trial'));
    assert.deepEqual(
      trials,
      [6, 5, 4, 3, 2, 1].map((number) => `svm trial ${String(number)}`),
    );
    await screenshot('nested runs');
  });

  it('shows below a run what it logged, kind by kind, with counts', async () => {
    await open('Experiments', 'breast-cancer', 'logistic C=0.1');
    const groups = await rowsBelow('Experiments', 'logistic C=0.1');
    assert.deepEqual(
      groups.map(({ name, description }) => `${name} ${description}`.trim()),
      ['Metrics 4', 'Params 3', `Tags ${await tagCount(groups)}`, 'Datasets 2', 'Logged models 1', 'Artifacts'],
    );
  });

  it('shows metrics with their values, and params and tags with theirs', async () => {
    await open('Experiments', 'breast-cancer', 'logistic C=0.1', 'Metrics');
    const metrics = await rowsBelow('Experiments', 'Metrics');
    assert.deepEqual(
      metrics.map(({ name }) => name),
      ['accuracy', 'auc', 'log_loss', 'recall/malignant'],
    );
    for (const { description } of metrics) assert.match(description, /^0\.\d+$/);
    await open('Experiments', 'Params');
    assert.deepEqual(
      (await rowsBelow('Experiments', 'Params')).map(({ name, description }) => `${name} = ${description}`),
      ['C = 0.1', 'classifier = LogisticRegression', 'test_size = 0.3'],
    );
    await open('Experiments', 'Tags');
    const [first, second] = await rowsBelow('Experiments', 'Tags');
    assert.deepEqual([first?.name, first?.description], ['data-version', '2026-11']);
    assert.deepEqual([second?.name, second?.description], ['family', 'logistic']);
  });

  it('shows datasets with their use, and logged models with their files', async () => {
    await open('Experiments', 'breast-cancer', 'logistic C=0.1', 'Datasets');
    const datasets = await rowsBelow('Experiments', 'Datasets');
    assert.deepEqual(
      datasets.map(({ name, description }) => `${name}: ${description.split(' · ')[0] ?? ''}`).toSorted(),
      ['breast-cancer: testing', 'breast-cancer: training'],
    );
    await open('Experiments', 'Logged models', 'classifier');
    assert.ok((await namesBelow('Experiments', 'classifier')).includes('MLmodel'));
  });

  it('shows artifacts by name, folders among them', async () => {
    await open('Experiments', 'breast-cancer', 'logistic C=0.1', 'Artifacts', 'plots');
    assert.deepEqual(await namesBelow('Experiments', 'Artifacts'), [
      'plots',
      'mistakes_table.json',
      'mistakes.csv',
      'report.html',
      'report.json',
      'summary.txt',
    ]);
    assert.deepEqual(await namesBelow('Experiments', 'plots'), ['confusion_matrix.png']);
    await screenshot('run opened');
  });

  it('says NaN where a metric came to nothing', async () => {
    await open('Experiments', 'wine-curves', 'runaway', 'Metrics');
    const loss = (await rowsBelow('Experiments', 'Metrics')).find(({ name }) => name === 'loss');
    assert.equal(loss?.description, 'NaN · step 239');
    assert.equal(loss.label, 'Metric loss: NaN · step 239');
  });

  it('opens a run that failed before it logged a metric', async () => {
    await open('Experiments', 'wine-curves', 'batch too large');
    assert.deepEqual(
      (await namesBelow('Experiments', 'batch too large')).filter((name) => name !== 'Datasets'),
      ['Params', 'Tags', 'Artifacts'],
    );
  });
});

describeOnPage(['trusted', 'floor'], 'The Models view', () => {
  before(() => resize(1400, 1600));
  after(() => resize(1400, 900));
  beforeEach(openSidebar);

  it('lists the registered models with their aliases', async () => {
    assert.deepEqual(
      (await rows('Models')).map(({ name, description }) => `${name} ${description}`),
      [
        'breast-cancer-classifier @candidate-2026-11 @challenger @champion @shadow',
        'digits-reader @challenger @champion',
        'wine-cultivar @challenger @champion @shadow',
      ],
    );
  });

  it('shows the aliases of a model first, then its versions, the newest first', async () => {
    await open('Models', 'breast-cancer-classifier');
    assert.deepEqual(await namesBelow('Models', 'breast-cancer-classifier'), [
      '@candidate-2026-11 → version 4',
      '@challenger → version 4',
      '@champion → version 3',
      '@shadow → version 2',
      'Version 5',
      'Version 4',
      'Version 3',
      'Version 2',
      'Version 1',
    ]);
    assert.match((await row('Models', 'Version 3')).description, /^Production · @champion · /);
    assert.match((await row('Models', 'Version 1')).description, /^Archived · /);
    await screenshot('model opened');
  });

  it('leads from a version to the run that it came from, and shows its tags', async () => {
    await open('Models', 'breast-cancer-classifier', 'Version 3');
    // What other suites moved is on record here.
    const names = (await rowsBelow('Models', 'Version 3')).map(({ name }) => name);
    assert.deepEqual(
      names.filter((name) => !name.startsWith('podium.promotion.')),
      ['logistic C=0.1', 'Artifacts', 'approved-by', 'data-version'],
    );
    await open('Models', 'logistic C=0.1');
    assert.ok((await namesBelow('Models', 'logistic C=0.1')).includes('Metrics'));
  });
});

/** Also the tags that MLflow adds by itself, whose number is its own matter. */
async function tagCount(groups: Awaited<ReturnType<typeof rowsBelow>>): Promise<string> {
  await open('Experiments', 'Tags');
  const tags = await rowsBelow('Experiments', 'Tags');
  assert.equal(groups.find(({ name }) => name === 'Tags')?.description, String(tags.length));
  return String(tags.length);
}
