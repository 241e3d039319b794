import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { Frame } from 'playwright-core';
import { allowArtifactFolder } from '../../src/commands/artifacts/allowArtifactFolder.ts';
import { artifactAddress, artifactScheme } from '../../src/services/artifacts/artifactAddress.ts';
import { eventually } from '../editor/support/eventually.ts';
import { TestDatabase } from '../support/database.ts';
import type { SeenPage } from '../support/pages/browser.ts';
import { tempFolder } from '../support/tempFolder.ts';
import { openPageWorld, type PageWorld } from '../support/pages/pageWorld.ts';

const greatest = Number.MAX_VALUE;

/** What one metric may have been logged as. */
const curves: Readonly<Record<string, readonly number[]>> = {
  'one point': [0.5],
  'the same twice': [0.5, 0.5],
  'all NaN': [NaN, NaN, NaN],
  'one NaN': [NaN],
  infinite: [Infinity, -Infinity, Infinity],
  'the greatest numbers': [greatest, -greatest, greatest / 2, -greatest / 2],
  'almost the greatest numbers': [0.9 * greatest, -0.9 * greatest],
  'the least numbers': [Number.MIN_VALUE, 0, -Number.MIN_VALUE],
  'NaN, infinity and numbers': [NaN, 1, Infinity, 2, -Infinity, 3],
  'great and little': [1e300, 1e-300, -1e300],
  'one great number': [1.7e308],
};

describe('a page says what there is in a sentence', function () {
  this.timeout(30_000);
  let database: TestDatabase;
  let world: PageWorld;

  beforeEach(() => {
    database = new TestDatabase();
    database.addExperiment('1', 'extremes');
  });
  afterEach(async () => {
    await world.dispose();
    database.dispose();
  });

  it('where an experiment has no runs', async () => {
    world = await openPageWorld(database.folder);
    const page = await world.see({ kind: 'experimentCharts', connectionId: world.connectionId, experimentId: '1' });
    await page.frame().getByText('There are no runs yet.').waitFor();
    assert.match((await page.frame().getByLabel('Python').textContent()) ?? '', /mlflow\.set_experiment\("extremes"\)/);
    await page.frame().getByRole('button', { name: 'Copy' }).click();
    await eventually(() => {
      assert.match(world.ui.copied[0] ?? '', /mlflow\.log_metric/);
    });
  });

  it('where runs have no metrics, and draws the first one as soon as it is logged', async () => {
    database.addRun({ runId: 'young', name: 'young', status: 'RUNNING' });
    const page = await openPage('experimentCharts');
    await page.frame().getByText('Nothing is logged yet.').waitFor();
    logCurve('young', 'loss', [3, 2, 1]);
    await chart(page, 'loss')
      .getByText(/3 points/)
      .waitFor();
  });

  for (const kind of ['run', 'charts'] as const) {
    it(`where the run was deleted while its ${kind === 'run' ? 'page was' : 'charts were'} open`, async () => {
      database.addRun({ runId: 'doomed', name: 'doomed', status: 'RUNNING' });
      logCurve('doomed', 'loss', [3, 2, 1]);
      world = await openPageWorld(database.folder);
      const run = { connectionId: world.connectionId, runId: 'doomed' };
      const page = await world.see(kind === 'run' ? { kind, ...run } : { kind, runs: [run] });
      await page.frame().getByText('3 points').first().waitFor();
      database.connection.exec("DELETE FROM runs WHERE run_uuid = 'doomed'");
      await page.frame().getByText('There is no run doomed').waitFor();
      await page.frame().getByText('3 points').first().waitFor();
      await checkAlive(page);
    });
  }

  it('where the file of the store was removed', async () => {
    database.addRun({ runId: 'orphan', name: 'orphan', status: 'RUNNING' });
    logCurve('orphan', 'loss', [3, 2, 1]);
    const page = await openPage('run');
    await page.frame().getByText('orphan').first().waitFor();
    await rm(path.join(database.folder, 'mlflow.db'));
    await page.frame().getByText('This may be out of date.').waitFor();
    await page.frame().getByText('orphan').first().waitFor();
  });

  it('where files lie outside of the store, and shows them once their folder is allowed', async () => {
    const runId = 'f'.repeat(32);
    using elsewhere = tempFolder({ [`experiment/${runId}/artifacts/far.csv`]: 'place,km\nfar away,900\n' });
    const artifactUri = `file://${elsewhere.path}/experiment/${runId}/artifacts`;
    database.addRun({ runId, name: 'far', artifactUri });
    world = await openPageWorld(database.folder);
    world.carryOut(allowArtifactFolder);
    const [connection] = world.connections.all;
    assert.ok(connection);
    const { path: address, query } = artifactAddress(connection, { runId }, 'far', 'far.csv');
    const page = await world.see({ kind: 'preview', scheme: artifactScheme, path: address, query });
    const alert = page.frame().getByRole('alert');
    await alert.getByText(/outside of .*, where Podium reads only what you allow/).waitFor();
    world.ui.answer('dismiss', { press: 'Allow' });
    await alert.getByRole('button', { name: 'Allow Folder…' }).click();
    await eventually(() => assert.equal(world.ui.messages.length, 1));
    await alert.getByRole('button', { name: 'Allow Folder…' }).press('Enter');
    await page.frame().getByRole('gridcell', { name: 'far away' }).waitFor();
    assert.match(world.ui.messages.at(-1) ?? '', /^Allow artifacts to be read from .*experiment\?/);
    assert.deepEqual(await page.complaints(), []);
  });

  it('and draws whatever numbers there are', async () => {
    database.addRun({ runId: 'odd', name: 'odd' });
    database.inOneGo(() => {
      for (const [key, values] of Object.entries(curves)) logCurve('odd', key, values);
    });
    const page = await openPage('experimentCharts');
    for (const [key, values] of Object.entries(curves)) {
      await page.frame().getByRole('searchbox').fill(`"${key}"`.slice(1, -1));
      const words = values.length === 1 ? /1 point/ : new RegExp(`${String(values.length)} points`);
      await chart(page, key).getByText(words).first().waitFor();
      await checkAlive(page);
    }
    assert.deepEqual(await page.complaints(), []);
  });

  it('with 10,000 metrics, of which one is found by its name', async () => {
    database.addRun({ runId: 'wide', name: 'wide' });
    database.inOneGo(() => {
      for (let index = 0; index < 10_000; index++) logCurve('wide', `layer_${String(index)}/norm`, [index, index + 1]);
    });
    for (const kind of ['experimentCharts', 'run'] as const) {
      const page = await openPage(kind);
      await page.frame().getByText('wide').first().waitFor();
      await checkAlive(page);
      if (kind === 'experimentCharts') {
        await page.frame().getByRole('searchbox').fill('layer_9876');
        await chart(page, 'layer_9876/norm')
          .getByText(/2 points/)
          .waitFor();
      }
      assert.ok((await page.frame().locator('*').count()) < 5_000, 'Only what is in view costs.');
      assert.deepEqual(await page.complaints(), []);
      await world.dispose();
    }
  });

  it('with 100 runs', async () => {
    database.inOneGo(() => {
      for (let index = 0; index < 100; index++) {
        database.addRun({ runId: `run ${String(index)}`, name: `run ${String(index)}`, params: { lr: String(index) } });
        logCurve(`run ${String(index)}`, 'loss', [index, index / 2, index / 3]);
      }
    });
    world = await openPageWorld(database.folder);
    const { connectionId } = world;
    const runs = Array.from({ length: 100 }, (_, index) => ({ connectionId, runId: `run ${String(index)}` }));
    const page = await world.see({ kind: 'charts', runs });
    await chart(page, 'loss')
      .getByText(/300 points/)
      .waitFor();
    assert.equal(
      await page
        .frame()
        .getByRole('checkbox', { name: /^Show run/ })
        .count(),
      100,
    );
    await checkAlive(page);
    assert.deepEqual(await page.complaints(), []);
  });

  /** The page of the only run, or of its experiment. */
  async function openPage(kind: 'run' | 'experimentCharts'): Promise<SeenPage> {
    world = await openPageWorld(database.folder);
    const name = String(database.connection.prepare('SELECT name FROM runs').get()?.['name']);
    return await world.see(world.identity(kind, name));
  }

  function logCurve(runId: string, key: string, values: readonly number[]): void {
    for (const [step, value] of values.entries()) database.addPoint(runId, key, step, 1000 + step, value);
    database.addLatest(runId, key, values.length - 1, 1000 + values.length - 1, values.at(-1) ?? NaN);
  }
});

function chart(page: SeenPage, key: string): ReturnType<Frame['locator']> {
  return page.frame().getByRole('group', { name: key, exact: true });
}

/** It draws frames, and hears keys. */
async function checkAlive(page: SeenPage): Promise<void> {
  await page.editor.keyboard.press('Tab');
  await page.frame().evaluate(() => new Promise(requestAnimationFrame));
}
