import assert from 'node:assert/strict';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Locator } from 'playwright-core';
import { copySample, type SampleCopy } from '../support/sample.ts';
import { closeBrowser, seePage, type SeenPage } from '../support/pages/browser.ts';
import { servePages, type PageServer } from '../support/pages/pageServer.ts';
import { testApp, type TestApp } from '../support/app.ts';

describe('the page of a run in a browser', () => {
  let sample: SampleCopy;
  let app: TestApp;
  let server: PageServer;
  let executed: string[];

  before(async () => {
    sample = await copySample();
    app = testApp({ folders: [{ name: 'sample', path: sample.folder }] });
    await app.connections.ready();
    const execute = (command: string, target: unknown): Promise<void> => {
      executed.push(`${command} ${nameOf(target)}`);
      return Promise.resolve();
    };
    server = await servePages({ ...app, execute });
  });

  beforeEach(() => {
    executed = [];
  });

  after(async () => {
    await closeBrowser();
    await server.close();
    app[Symbol.dispose]();
    await sample.dispose();
  });

  it('says what the run is, and what it logged, the best of each metric among it', async () => {
    const { page, text } = await see('momentum');
    assert.match(await text('header'), /momentum finished · 46\.83 s/);
    await page.frame().getByRole('button', { name: 'wine-curves' }).waitFor();
    assert.match(await text('.runPage > .facts'), /Experiment wine-curves.* User ada Source train\.py local/);
    const rows = page.frame().locator('#metrics tbody tr');
    await rows.getByText('at step 84').waitFor();
    assert.deepEqual(await textsOf(rows), [
      'accuracy↑, higher is better 0.981481 0.981481 at step 9 · 240 points',
      'loss↓, lower is better 0.0146631 0.0146631 at step 239 · 240 points',
      'val_loss↓, lower is better 0.0451668 0.0438412 at step 84 · 240 points',
    ]);
    assert.equal(await page.frame().locator('#metrics svg.spark path').count(), 3);
    assert.match(await text('#params'), /batch 32 .*momentum 0\.9/);
    assert.deepEqual(await page.complaints(), []);
  });

  it('says what hangs on it: its experiment, versions, logged models, files, and what makes it again', async () => {
    const { page, text } = await see('momentum');
    const frame = page.frame();
    const versions = frame.locator('#versions');
    await versions.getByRole('button', { name: 'wine-cultivar', exact: true }).click();
    await until(() => executed.length > 0);
    assert.deepEqual(executed, ['podium.model.show wine-cultivar']);
    await frame.locator('#loggedModels').getByRole('button', { name: 'wine-cultivar 2' }).waitFor();
    await frame.locator('#loggedModels').getByText('step 0').waitFor();
    assert.match(await text('#loggedModels'), /cultivar m-ebef9e9a98… step 0/);
    await frame.getByRole('button', { name: 'weights/' }).click();
    await frame.getByText('first_cultivar.txt').waitFor();
    const commands = frame.getByLabel('Commands', { exact: true });
    await commands.waitFor();
    assert.match(
      (await commands.textContent()) ?? '',
      /^python3\.11 -m venv \.venv\n.*\npython -m pip install -- mlflow==3\.17\.2 scikit-learn\npython train\.py$/s,
    );
    await frame.getByText('Copy Commands').click();
    await versions.getByRole('button', { name: 'version 2', exact: true }).click();
    await until(() => app.trees.revealed.length > 0);
    assert.deepEqual(
      [app.ui.copied.at(-1), app.trees.revealed.at(-1)?.kind],
      [await commands.textContent(), 'version'],
    );
  });

  it('says nothing of what a run has none of: versions, logged models, nested runs', async () => {
    const { page } = await see('fast');
    const frame = page.frame();
    await frame.locator('#artifacts .rows').waitFor();
    await frame.getByText('Reading').first().waitFor({ state: 'detached' });
    const titles = await frame.getByRole('heading', { level: 2 }).allInnerTexts();
    assert.deepEqual(
      titles.map((title) =>
        title
          .replaceAll(/[\s\d]+/g, ' ')
          .trim()
          .toLowerCase(),
      ),
      ['note', 'metrics', 'params', 'datasets', 'tags', 'system tags', 'artifacts', 'reproduce'],
    );
  });

  it('leads to the runs nested in it, and from them back', async () => {
    const { page } = await see('search svm + mlp');
    const frame = page.frame();
    await frame.locator('#children').getByRole('button', { name: 'svm' }).click();
    await until(() => executed.length > 0);
    assert.deepEqual(executed, ['podium.run.open svm']);

    const child = await see('mlp');
    await child.page.frame().getByRole('button', { name: 'search svm + mlp' }).click();
    await until(() => executed.length > 1);
    assert.deepEqual(executed, ['podium.run.open svm', 'podium.run.open search svm + mlp']);
  });

  it('shows a note as Markdown, and hands changes to the commands for them', async () => {
    const { page } = await see('logistic C=0.1');
    const frame = page.frame();
    await frame.getByRole('heading', { name: 'Why this one' }).waitFor();
    await frame.locator('#note').getByRole('button', { name: 'Edit' }).click();
    await frame.locator('#tags').getByRole('button', { name: 'Set Tag' }).click();
    await frame.getByRole('button', { name: 'Edit the tag family' }).focus();
    await frame.getByRole('button', { name: 'Edit the tag family' }).press('Enter');
    await frame.getByText('Show Metric Charts').click();
    await until(() => executed.length === 4);
    assert.deepEqual(executed, [
      'podium.run.editNote logistic C=0.1',
      'podium.run.setTag logistic C=0.1',
      'podium.run.setTag family',
      'podium.charts.open logistic C=0.1',
    ]);
  });

  it('remembers what was folded when it is shown again', async () => {
    const { page } = await see('fast');
    await page
      .frame()
      .getByRole('button', { name: /^Params/ })
      .click();
    await page.frame().locator('#params table').waitFor({ state: 'detached' });
    await page.editor.evaluate('window.podium.hide().then(() => window.podium.show())');
    const fold = page.editor.frameLocator('iframe').getByRole('button', { name: /^Params/ });
    await fold.waitFor();
    assert.equal(await fold.getAttribute('aria-expanded'), 'false');
  });

  it('draws of 10,000 params and metrics only what somebody wants to see, and finds the others', async () => {
    const runId = change(
      `
      WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 9999)
      INSERT INTO params (key, value, run_uuid) SELECT 'param ' || i, '{"a": ' || i || '}', :run FROM n;
      WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 9999)
      INSERT INTO latest_metrics (key, value, timestamp, step, is_nan, run_uuid) SELECT 'metric ' || i, i, 0, 0, 0, :run FROM n;
      WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 9999)
      INSERT INTO metrics (key, value, timestamp, step, is_nan, run_uuid) SELECT 'metric ' || i, i, 0, 0, 0, :run FROM n`,
      'slow',
    );
    const { page, text } = await see(runId);
    const frame = page.frame();
    assert.match(await text('#params'), /100 of 10,0\d\d params Show More$/);
    assert.equal(await frame.locator('#metrics tbody tr').count(), 100);
    await frame.locator('#params vscode-text-field input').fill('9999');
    await frame.locator('#params').getByText('param 9999').waitFor();
    assert.equal(await frame.locator('#params tbody tr').count(), 1);
    await frame.locator('#params').getByText('{"a": 9999}').waitFor();
    await frame.locator('#metrics').getByRole('button', { name: 'Show More' }).click();
    await frame.locator('#metrics tbody tr').nth(599).waitFor();
    assert.deepEqual(await page.complaints(), []);
  });

  it('keeps the figures of metrics with long names in their column, each on a line or two', async () => {
    const name = 'a_metric_whose_name_somebody_typed_at_two_in_the_morning_and_never_looked_at_again';
    const runId = change(
      `
      INSERT INTO latest_metrics (key, value, timestamp, step, is_nan, run_uuid) VALUES ('${name}', 0.123456, 1, 9999, 0, :run);
      INSERT INTO metrics (key, value, timestamp, step, is_nan, run_uuid) VALUES
        ('${name}', 0.123456, 1, 9999, 0, :run), ('${name}', -1234.56, 0, 0, 0, :run)`,
      'momentum',
    );
    for (const width of [1600, 1280, 920, 700, 400]) {
      const { page } = await see(runId, { width, height: 800 });
      const row = page.frame().locator('#metrics tbody tr').filter({ hasText: name });
      await row.getByText('at steps 0, 9,999 · 2 points').waitFor();
      const [cells, column] = await Promise.all([
        row.locator('th, td').evaluateAll((all) => Math.max(...all.map((each) => each.getBoundingClientRect().right))),
        page
          .frame()
          .locator('#metrics')
          .evaluate((each) => each.getBoundingClientRect().right),
      ]);
      assert.ok(cells <= column + 1, `${cells} is beyond ${column} at ${width}`);
      const height = await row.evaluate((each) => each.getBoundingClientRect().height);
      assert.ok(height < 60, `a row ${height} high at ${width}`);
    }
  });

  it('says that it is deleted, and offers to restore it', async () => {
    const runId = change(`UPDATE runs SET lifecycle_stage = 'deleted' WHERE run_uuid = :run`, 'not scaled');
    const { page } = await see(runId);
    await page.frame().getByText('Restore', { exact: true }).click();
    await until(() => executed.length > 0);
    assert.deepEqual(executed, ['podium.run.restore not scaled']);
    assert.equal(await page.frame().getByRole('button', { name: 'Set Tag' }).count(), 0);
  });

  it('keeps place, folds and words while the values of a running run change', async () => {
    const runId = change(
      `UPDATE runs SET status = 'RUNNING', end_time = NULL, start_time = unixepoch() * 1000 WHERE run_uuid = :run;
       UPDATE params SET value = '{"layers": [1, 2, 3], "why": "${'long '.repeat(30)}"}' WHERE run_uuid = :run AND key = 'batch'`,
      'small batches',
    );
    await app.settings.set('runs.refreshInterval', 0.1);
    const { page, text } = await see(runId, { width: 700, height: 400 });
    const frame = page.frame();
    await frame.locator('#params summary').first().click();
    await frame.locator('.runPage').evaluate((each) => each.scrollTo(0, 150));
    await frame.locator('#params pre').getByText('"layers": [').waitFor();
    change(`UPDATE latest_metrics SET value = 77.5, step = 5000 WHERE run_uuid = :run AND key = 'loss'`, runId);
    await frame.locator('#metrics').getByText('77.5').waitFor();
    assert.equal(await frame.locator('.runPage').evaluate((each) => each.scrollTop), 150);
    assert.equal(await frame.locator('#params details').first().getAttribute('open'), '');
    assert.match(await text('header'), /small batches running · \d/);
    change(`UPDATE runs SET status = 'FINISHED', end_time = start_time + 5000 WHERE run_uuid = :run`, runId);
    await frame.getByText('finished · 5 s').waitFor();
  });

  async function see(
    run: string,
    size = { width: 1280, height: 800 },
  ): Promise<{ readonly page: SeenPage; text: (selector: string) => Promise<string> }> {
    const [connection] = app.connections.all;
    assert.ok(connection);
    const runId = idOf(run);
    const page = await seePage(server, { kind: 'run', connectionId: connection.id, runId }, { size });
    await page.frame().locator('.runPage').waitFor();
    return { page, text: async (selector) => oneLine(await page.frame().locator(selector).first().innerText()) };
  }

  /** Changes what the store holds of a run, as somebody else would. */
  function change(sql: string, run: string): string {
    const runId = idOf(run);
    const database = new DatabaseSync(path.join(sample.folder, 'mlflow.db'));
    try {
      database.exec(sql.replaceAll(':run', `'${runId}'`));
    } finally {
      database.close();
    }
    return runId;
  }

  function idOf(run: string): string {
    if (/^[0-9a-f]{32}$/.test(run)) return run;
    const database = new DatabaseSync(path.join(sample.folder, 'mlflow.db'), { readOnly: true });
    try {
      return String(database.prepare('SELECT run_uuid FROM runs WHERE name = ?').get(run)?.['run_uuid']);
    } finally {
      database.close();
    }
  }
});

async function textsOf(rows: Locator): Promise<readonly string[]> {
  return (await rows.allTextContents()).map(oneLine);
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function nameOf(target: unknown): string {
  const { run, key, version } = target as {
    readonly run?: { readonly runName: string };
    readonly key?: string;
    readonly version?: { readonly name: string };
  };
  return key ?? run?.runName ?? version?.name ?? '';
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 20));
}
