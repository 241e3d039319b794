import assert from 'node:assert/strict';
import { StoreError } from '../../src/stores/storeError.ts';
import { TestDatabase } from '../support/database.ts';
import { seriousFaults } from '../support/pages/axe.ts';
import type { SeenPage } from '../support/pages/browser.ts';
import { themes, type Theme } from '../support/pages/frames.ts';
import { openPageWorld, type PageWorld } from '../support/pages/pageWorld.ts';
import { copySample, type SampleCopy } from '../support/sample.ts';

const sizes = [
  { width: 1280, height: 800 },
  { width: 520, height: 800 },
];

/** What is there when a page has its content. */
const shown = { experimentCharts: 'canvas', run: 'role=heading[name=/baseline/]' };

describe('axe-core finds nothing serious', function () {
  this.timeout(60_000);
  let sample: SampleCopy;
  let empty: TestDatabase;

  before(async () => {
    sample = await copySample();
    empty = new TestDatabase();
    empty.addExperiment('1', 'quiet');
    empty.addRun({ runId: 'bare', name: 'bare' });
  });
  after(async () => {
    empty.dispose();
    await sample.dispose();
  });

  for (const kind of ['experimentCharts', 'run'] as const) {
    describe(`on the page ${kind}`, () => {
      let world: PageWorld;

      afterEach(() => world.dispose());

      it('with all there is to show', async () => {
        world = await openPageWorld(sample.folder);
        const page = await world.see(world.identity(kind, 'baseline'));
        await page.frame().locator(shown[kind]).first().waitFor();
        await page.editor.waitForTimeout(500);
        await checkAllLooks(page);
      });

      it('where there is nothing', async () => {
        world = await openPageWorld(empty.folder);
        const page = await world.see(world.identity(kind, 'bare'));
        await page
          .frame()
          .getByText(kind === 'run' ? 'bare' : 'logged no metric')
          .first()
          .waitFor();
        await checkAllLooks(page);
      });

      it('while it is being read, and when that failed', async () => {
        world = await openPageWorld(sample.folder);
        const identity = world.identity(kind, 'baseline');
        const question = kind === 'run' ? 'getRun' : 'searchRuns';
        const release = world.stores.hold(question);
        const page = await world.see(identity);
        await page.frame().getByRole('status').getByText('Reading').waitFor();
        await checkAllLooks(page);
        world.stores.fail(question, new StoreError('unreachable', 'Nothing answers.'));
        release();
        await page.frame().getByRole('alert').getByText('Nothing answers.').waitFor();
        await checkAllLooks(page);
      });

      it('when what is shown cannot be read again', async () => {
        world = await openPageWorld(sample.folder);
        const page = await world.see(world.identity(kind, 'baseline'));
        await page.frame().locator(shown[kind]).first().waitFor();
        world.stores.fail(kind === 'run' ? 'getRun' : 'searchRuns', new StoreError('unreachable', 'Nothing answers.'));
        await page.hide();
        await page.show();
        await page.frame().getByText('This may be out of date.').waitFor();
        await checkAllLooks(page);
      });
    });
  }
});

/** In four themes, changed as the person changes them, wide and narrow. */
async function checkAllLooks(page: SeenPage): Promise<void> {
  for (const size of sizes) {
    await page.editor.setViewportSize(size);
    for (const theme of Object.keys(themes) as Theme[]) {
      await page.setTheme(theme);
      assert.deepEqual(await seriousFaults(page), [], `${theme}, ${size.width} pixels wide`);
    }
  }
}
