import assert from 'node:assert/strict';
import type { Frame, Locator } from 'playwright-core';
import { plainText } from '../../src/base/plainText.ts';
import type { PageIdentity } from '../../src/services/pages.ts';
import { StoreError } from '../../src/stores/storeError.ts';
import { eventually } from '../editor/support/eventually.ts';
import { TestDatabase } from '../support/database.ts';
import { hostileDatabase } from '../support/hostileStore.ts';
import { hostileTexts } from '../support/hostileTexts.ts';
import { seriousFaults } from '../support/pages/axe.ts';
import type { SeenPage } from '../support/pages/browser.ts';
import { themes, type Theme } from '../support/pages/frames.ts';
import { openPageWorld, type PageWorld } from '../support/pages/pageWorld.ts';
import { copySample, type SampleCopy } from '../support/sample.ts';

describe('a comparison in a browser', function () {
  this.timeout(60_000);
  let database: TestDatabase;
  let world: PageWorld;

  beforeEach(async () => {
    database = new TestDatabase();
    database.addExperiment('1', 'churn');
    const params = { learning_rate: '0.001', depth: '8', seed: '7', features: 'base', text: 'x'.repeat(400) };
    const [fox, owl, stoat] = [
      { auc: 0.918, latency: 18.2, loss: 0.2246 },
      { auc: 0.942, latency: 24.9, loss: 0.2105 },
      { auc: NaN, loss: 0.252 },
    ];
    database.addRun({ runId: 'fox', name: 'fox', startTimeMs: 1_000, endTimeMs: 61_000, metrics: fox, params });
    database.addRun({ runId: 'owl', name: 'owl', metrics: owl, params: { ...params, depth: 'eight' } });
    database.addRun({ runId: 'stoat', name: 'stoat', status: 'FAILED', metrics: stoat, params: { other: '1' } });
    database.addRun({ runId: 'bare', name: 'bare' });
    database.addRun({ runId: 'bald', name: 'bald' });
    world = await openPageWorld(database.folder);
  });
  afterEach(async () => {
    await world.dispose();
    database.dispose();
  });

  const identityOf = (...runIds: readonly string[]): PageIdentity => ({
    kind: 'compare',
    runs: runIds.map((runId) => ({ connectionId: world.connectionId, runId })),
  });
  const open = async (...runIds: readonly string[]): Promise<SeenPage> => {
    const page = await world.see(identityOf(...runIds));
    await page.frame().getByRole('grid').waitFor();
    return page;
  };
  const line = (frame: Frame, name: string): Locator =>
    frame.getByRole('row').filter({ has: frame.locator('.names', { hasText: new RegExp(`^\\s*${name}\\b`) }) });
  const texts = async (locator: Locator): Promise<readonly string[]> =>
    (await locator.allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').trim());

  it('shows what differs, the best, and how far the others are from the baseline', async () => {
    const page = await open('fox', 'owl');
    const frame = page.frame();
    assert.deepEqual(await texts(line(frame, 'auc').getByRole('gridcell')), [
      '0.9180',
      '0.9420 ▲ better, +0.024 +2.6 %',
    ]);
    assert.deepEqual(await texts(line(frame, 'loss').getByRole('gridcell')), [
      '0.2246',
      '0.2105 ▲ better, −0.0141 −6.3 %',
    ]);
    assert.deepEqual(await texts(line(frame, 'latency').getByRole('gridcell')), ['18.20', '24.90 +6.7 +37 %']);
    assert.deepEqual(await texts(line(frame, 'depth').getByRole('gridcell')), ['8', 'eight']);
    assert.equal(await line(frame, 'seed').count(), 0);
    await frame.getByText('1 of 5 differ').waitFor();
    await frame.getByRole('checkbox', { name: 'differences only' }).click();
    await line(frame, 'seed').waitFor();
    assert.deepEqual(await page.complaints(), []);
  });

  it('has another baseline when somebody says so, also after the tab was hidden', async () => {
    const page = await open('fox', 'owl');
    await page.frame().getByRole('button', { name: 'What can be done with owl' }).click();
    await page.frame().getByRole('menuitem', { name: 'Use as Baseline' }).click();
    await page.frame().getByText('▼').first().waitFor();
    await page.hide();
    await page.show();
    const auc = line(page.frame(), 'auc').getByRole('gridcell');
    await auc.first().waitFor();
    assert.deepEqual(await texts(auc), ['0.9180 ▼ worse, −0.024 −2.5 %', '0.9420']);
  });

  it('learns which way is better from a press', async () => {
    const frame = (await open('fox', 'owl')).frame();
    await line(frame, 'latency').getByRole('button', { name: 'neither is better, change' }).click();
    await line(frame, 'latency').getByRole('button', { name: 'higher is better, change' }).click();
    await line(frame, 'latency').getByRole('button', { name: 'lower is better, change' }).waitFor();
    assert.deepEqual(await texts(line(frame, 'latency').getByRole('gridcell')), ['18.20', '24.90 ▼ worse, +6.7 +37 %']);
  });

  it('can have one row for each run', async () => {
    const frame = (await open('fox', 'owl', 'stoat')).frame();
    await frame.getByRole('checkbox', { name: 'one row per run' }).click();
    await frame.getByRole('columnheader', { name: /^auc/ }).waitFor();
    const owl = line(frame, 'owl').getByRole('gridcell');
    assert.match((await texts(owl))[0] ?? '', /^0\.9420 ▲ better, \+0\.024/);
    assert.equal((await texts(line(frame, 'stoat').getByRole('gridcell')))[0], 'NaN');
  });

  it('is searched by name, and says where nothing is found', async () => {
    const page = await open('fox', 'owl');
    const frame = page.frame();
    await frame.getByRole('columnheader', { name: /fox/ }).focus();
    await page.editor.keyboard.press('/');
    await frame.locator('#search:focus').fill('lat');
    await line(frame, 'auc').waitFor({ state: 'detached' });
    await line(frame, 'latency').waitFor();
    await frame.locator('#search').fill('no such');
    await frame.getByText('Nothing has “no such” in its name.').waitFor();
    await frame.getByRole('button', { name: 'Clear Search' }).click();
    await line(frame, 'auc').waitFor();
  });

  it('is gone through with the arrow keys, and shows all of a long value', async () => {
    const page = await open('fox', 'stoat');
    const frame = page.frame();
    await frame.getByRole('columnheader', { name: /fox/ }).focus();
    for (const key of ['ArrowDown', 'ArrowDown']) await page.editor.keyboard.press(key);
    await frame.getByRole('note').getByText('auc of fox: 0.918').waitFor();
    await page.editor.keyboard.press('Control+End');
    await page.editor.keyboard.press('Control+Home');
    assert.equal(await frame.locator(':focus').getAttribute('data-column'), '-1');
    await line(frame, 'text').getByRole('gridcell').first().click();
    await frame
      .getByRole('note')
      .getByText(`text of fox: ${'x'.repeat(400)}`)
      .waitFor();
    await frame.getByRole('columnheader', { name: /stoat/ }).focus();
    await page.editor.keyboard.press('Enter');
    await frame.getByRole('menuitem', { name: 'Open Run' }).waitFor();
    await page.editor.keyboard.press('Escape');
    assert.deepEqual(await page.complaints(), []);
  });

  it('goes on without a run that is gone for good, and lets it be taken out', async () => {
    const page = await open('fox', 'owl', 'stoat');
    const frame = page.frame();
    database.connection.exec("DELETE FROM runs WHERE run_uuid = 'stoat'");
    await page.hide();
    await frame.waitForTimeout(1_300);
    await page.show();
    await page.frame().getByRole('note').getByText('stoat').first().waitFor();
    await page.frame().getByRole('button', { name: 'What can be done with stoat' }).click();
    await page.frame().getByRole('menuitem', { name: 'Remove from Comparison' }).click();
    await page.frame().getByRole('columnheader', { name: /stoat/ }).waitFor({ state: 'detached' });
    assert.equal(await page.frame().getByRole('columnheader').count(), 3);
  });

  it('says that there is nothing to compare, or nothing in which they differ', async () => {
    const bare = await open('bare', 'bald');
    await bare.frame().getByText('These runs have logged nothing yet.').waitFor();
    const one = await open('fox');
    await one.frame().getByText('There is nothing to compare this run with.').waitFor();
    database.addRun({ runId: 'twin', name: 'twin', params: { a: '1' } });
    database.addRun({ runId: 'twin2', name: 'twin2', params: { a: '1' } });
    const same = await open('twin', 'twin2');
    await same.frame().getByText('These runs differ in nothing.').waitFor();
    await same.frame().getByRole('button', { name: 'Show All' }).click();
    await line(same.frame(), 'a').waitFor();
  });

  it('says that runs have no name in common', async () => {
    database.addRun({ runId: 'left', name: 'left', params: { a: '1' } });
    database.addRun({ runId: 'right', name: 'right', params: { b: '1' } });
    await (await open('left', 'right')).frame().getByText('These runs have nothing in common.').waitFor();
  });

  it('says why it could not be read, and tries again', async () => {
    world.stores.fail('getRun', new StoreError('unreachable', 'Nothing answers.'));
    const page = await world.see(identityOf('fox', 'owl'));
    await page.frame().getByRole('alert').getByText('Nothing answers.').waitFor();
    world.stores.fail('getRun');
    await page.frame().getByRole('button', { name: 'Try Again' }).click();
    await line(page.frame(), 'auc').waitFor();
  });

  it('draws what is near, of a hundred runs with a thousand params', async () => {
    const ids = Array.from({ length: 100 }, (_, index) => `many ${String(index)}`);
    database.inOneGo(() => {
      for (const [index, runId] of ids.entries()) {
        const params = Array.from({ length: 1_000 }, (_, at) => [`p${String(at)}`, String(at % (index + 2))] as const);
        database.addRun({ runId, name: runId, params: Object.fromEntries(params) });
      }
    });
    const page = await open(...ids);
    const frame = page.frame();
    await line(frame, 'p2').first().waitFor();
    assert.ok((await frame.getByRole('gridcell').count()) < 1_500);
    await frame.getByRole('checkbox', { name: 'one row per run' }).click();
    await frame.getByRole('columnheader', { name: /^p2\b/ }).first().waitFor();
    assert.ok((await frame.getByRole('gridcell').count()) < 1_500);
    await frame.getByRole('columnheader', { name: /^p2\b/ }).first().focus();
    await page.editor.keyboard.press('Control+End');
    await frame.locator('[data-line="99"] [data-column]:focus').waitFor();
  });
});

describe('a comparison of the sample', function () {
  this.timeout(60_000);
  let sample: SampleCopy;
  let world: PageWorld;

  before(async () => {
    sample = await copySample();
  });
  beforeEach(async () => {
    world = await openPageWorld(sample.folder);
  });
  afterEach(() => world.dispose());
  after(() => sample.dispose());

  const open = (...names: readonly string[]): Promise<SeenPage> => {
    const runs = names.map((name) => {
      const run = world.identity('run', name);
      if (run.kind !== 'run') throw new Error('A run has an identity of its own.');
      return { connectionId: run.connectionId, runId: run.runId };
    });
    return world.see({ kind: 'compare', runs });
  };

  it('asks for no file before it is drawn, and then for what the models were made with', async () => {
    const release = world.stores.hold('readArtifact');
    const page = await open('baseline', 'fast');
    await page.frame().getByRole('rowheader', { name: /^loss/ }).waitFor();
    assert.equal(await page.frame().getByRole('heading', { name: 'Environment' }).count(), 0);
    release();
    await page.frame().getByRole('heading', { name: 'Environment' }).waitFor();
    await page.frame().getByRole('checkbox', { name: 'differences only' }).click();
    await page.frame().getByRole('rowheader', { name: 'scikit-learn' }).waitFor();
  });

  it('says why what the models were made with could not be read, and tries again', async () => {
    world.stores.fail('readArtifact', new StoreError('unreachable', 'The files do not answer.'));
    const page = await open('baseline', 'fast');
    await page.frame().getByRole('alert').getByText('The files do not answer.').waitFor();
    await page.frame().getByRole('rowheader', { name: /^loss/ }).waitFor();
    world.stores.fail('readArtifact');
    await page.frame().getByRole('button', { name: 'Try Again' }).click();
    await page.frame().getByRole('heading', { name: 'Environment' }).waitFor();
  });

  it('draws the curves and the images of its runs', async () => {
    const curves = await open('baseline', 'fast');
    const charts = curves.frame().getByRole('region', { name: 'Curves' }).getByRole('application');
    await charts.locator('canvas').first().waitFor();
    await eventually(async () => assert.equal(await charts.count(), 2));
    const images = await open('mlp trial 1', 'mlp trial 2');
    await images.frame().getByRole('region', { name: 'Images' }).scrollIntoViewIfNeeded();
    await images.frame().getByAltText('first neuron at step 39 of mlp trial 2').waitFor();
    assert.deepEqual([...(await curves.complaints()), ...(await images.complaints())], []);
  });

  it('gives axe-core nothing serious to find', async () => {
    const page = await open('baseline', 'fast', 'runaway');
    await page.frame().getByRole('region', { name: 'Curves' }).locator('canvas').first().waitFor();
    for (const width of [1280, 520]) {
      await page.editor.setViewportSize({ width, height: 800 });
      for (const theme of Object.keys(themes) as Theme[]) {
        await page.setTheme(theme);
        assert.deepEqual(await seriousFaults(page), [], `${theme}, ${String(width)} pixels wide`);
      }
    }
    await page.frame().getByRole('checkbox', { name: 'one row per run' }).click();
    await page.frame().getByRole('columnheader', { name: /^loss/ }).waitFor();
    assert.deepEqual(await seriousFaults(page), []);
  });
});

describe('a comparison of hostile texts', function () {
  this.timeout(60_000);

  it('shows them as text and nothing else', async () => {
    const database = hostileDatabase();
    const world = await openPageWorld(database.folder);
    try {
      const { connectionId } = world;
      const runs = ['everything', ...hostileTexts.slice(0, 40).map((_, index) => `run ${String(index)}`)];
      const page = await world.see({ kind: 'compare', runs: runs.map((runId) => ({ connectionId, runId })) });
      const frame = page.frame();
      await frame.getByRole('grid').waitFor();
      for (const text of hostileTexts.slice(0, 12)) {
        await frame.locator('#search').fill(text.slice(0, 40).trim());
        await frame.waitForTimeout(30);
      }
      await frame.locator('#search').fill('');
      const first = hostileTexts[0] ?? '';
      await frame
        .getByRole('columnheader')
        .filter({ hasText: plainText(first, 200).trim() })
        .first()
        .waitFor();
      await frame.getByRole('checkbox', { name: 'one row per run' }).click();
      await frame.locator('.sheet [role=row]').nth(3).waitFor();
      assert.deepEqual(await page.complaints(), []);
      assert.deepEqual(page.strayRequests(), []);
    } finally {
      await world.dispose();
      database.dispose();
    }
  });
});
