import assert from 'node:assert/strict';
import { copyFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Locator } from 'playwright-core';
import { eventually } from '../editor/support/eventually.ts';
import { seriousFaults } from '../support/pages/axe.ts';
import type { SeenPage } from '../support/pages/browser.ts';
import { openPageWorld, type PageWorld } from '../support/pages/pageWorld.ts';
import { copySample, type SampleCopy } from '../support/sample.ts';

// Six runs of the sample logged an image with `mlflow.log_image(…, key='first neuron', step=…)` at the steps 9, 19, 29 and 39.
const key = 'first neuron';
const short = 'd2e30b54081249a88a4204f9e06af0b1';
const broken = '0c7f14dde75744e8ac77cc6d4ec48312';
const going = '48b7b5fe480f49f28f2b25e2f80e9339';

/** So small that the images are far below the charts. */
const small = { width: 520, height: 300 };

describe('images in the charts page', function () {
  this.timeout(60_000);
  let sample: SampleCopy;
  let world: PageWorld;
  let page: SeenPage;

  const folderOf = (run: string): string => path.join(sample.folder, 'mlartifacts', '2', run, 'artifacts', 'images');
  const filesAt = (run: string, step: number): readonly string[] =>
    readdirSync(folderOf(run)).filter((name) => name.includes(`+step+${String(step)}+`));

  before(async () => {
    sample = await copySample();
    for (const step of [29, 39]) for (const name of filesAt(short, step)) rmSync(path.join(folderOf(short), name));
    for (const name of filesAt(broken, 39))
      writeFileSync(path.join(folderOf(broken), name), '<svg onload="alert(1)"/>');
    const database = new DatabaseSync(path.join(sample.folder, 'mlflow.db'));
    database.prepare("UPDATE runs SET status = 'RUNNING', end_time = NULL WHERE run_uuid = ?").run(going);
    database.close();
    world = await openPageWorld(sample.folder);
    const identity = { kind: 'experimentCharts', connectionId: world.connectionId, experimentId: '2' } as const;
    page = await world.see(identity, { size: small });
    // From the next loading on.
    await page.editor.addInitScript(countUrls);
  });
  after(async () => {
    await world.dispose();
    await sample.dispose();
  });

  const row = (): Locator => page.frame().getByRole('group', { name: key });
  const slider = (): Locator => page.frame().getByRole('slider', { name: `Step of ${key}` });
  const image = (step: number, run: string): Locator => row().getByAltText(`${key} at step ${String(step)} of ${run}`);
  /** Waits until an image is drawn; one that is made anew meanwhile cannot be decoded. */
  const seen = (locator: Locator): Promise<void> =>
    eventually(() => locator.evaluate((element) => (element as HTMLImageElement).decode()));
  const scrollThere = (): Promise<void> =>
    page.frame().getByRole('region', { name: 'Images' }).scrollIntoViewIfNeeded();

  it('are not looked for before they come near the view', async () => {
    await page.frame().locator('canvas').first().waitFor();
    await page.frame().getByRole('region', { name: 'Images' }).waitFor({ state: 'attached' });
    await page.editor.waitForTimeout(300);
    assert.deepEqual(
      world.stores.asked.filter((question) => question.endsWith('Artifacts') || question === 'readArtifact'),
      [],
    );
    await page.editor.setViewportSize({ width: 1280, height: 800 });
  });

  it('stand side by side, each with the name of its run and what it is in words', async () => {
    await scrollThere();
    for (const trial of [3, 4, 5, 6]) await seen(image(39, `mlp trial ${String(trial)}`));
    assert.equal(await row().getByRole('listitem').count(), 6);
    assert.match(
      await page.frame().getByRole('region', { name: 'Images' }).innerText(),
      /1 key · 6 of \d+ runs have images/,
    );
  });

  it('of a run that has none at a step are the last before, which is said', async () => {
    await seen(image(19, 'mlp trial 1'));
    await row().getByText('from step 19', { exact: true }).waitFor();
  });

  it('that are no images are a sentence, and no script', async () => {
    await row().getByText('This is no image that can be shown').waitFor();
  });

  it('go from step to step with the arrow keys', async () => {
    await slider().focus();
    assert.equal(await slider().getAttribute('aria-valuetext'), 'step 39, 4 of 4');
    await page.editor.keyboard.press('ArrowLeft');
    await page.editor.keyboard.press('ArrowLeft');
    await seen(image(19, 'mlp trial 2'));
    assert.equal(await slider().getAttribute('aria-valuetext'), 'step 19, 2 of 4');
    assert.equal(await row().getByText('from step').count(), 0);
  });

  it('are where they were when the page was hidden and is shown again', async () => {
    await page.hide();
    await page.show();
    await scrollThere();
    await seen(image(19, 'mlp trial 2'));
  });

  it('are enlarged one at a time, go on from step to step there, and leave the focus where it was', async () => {
    const button = row().getByRole('button', { name: `${key} at step 19 of mlp trial 4` });
    await button.click();
    const dialog = page.frame().getByRole('dialog');
    const large = (step: number): Locator => dialog.getByAltText(`${key} at step ${String(step)} of mlp trial 4`);
    await seen(large(19));
    await dialog.getByText('step 19 2 of 4').waitFor();
    await page.editor.keyboard.press('ArrowRight');
    await seen(large(29));
    await page.editor.keyboard.press('End');
    await seen(large(39));
    const next = dialog.getByRole('button', { name: 'Next Step' });
    await eventually(async () => assert.equal(await next.isDisabled(), true));
    await dialog.getByRole('button', { name: 'Previous Step' }).click();
    await seen(large(29));
    assert.deepEqual(await seriousFaults(page), []);
    await page.editor.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    assert.equal(await button.evaluate((element) => element === document.activeElement), true);
    await page.editor.keyboard.press('ArrowRight');
    assert.notEqual(await button.evaluate((element) => element === document.activeElement), true);
  });

  it('that are logged meanwhile come by themselves, where one looks at the last', async () => {
    await slider().focus();
    await page.editor.keyboard.press('End');
    await seen(image(39, 'mlp trial 3'));
    for (const name of filesAt(going, 39)) {
      copyFileSync(
        path.join(folderOf(going), name),
        path.join(folderOf(going), name.replace('+step+39+', '+step+49+')),
      );
    }
    await seen(image(49, 'mlp trial 3'));
    assert.equal(await slider().getAttribute('aria-valuetext'), 'step 49, 5 of 5');
  });

  it('can be found by the name of their key', async () => {
    const search = page.frame().locator('#search');
    await search.pressSequentially('no such');
    await row().waitFor({ state: 'detached' });
    await page.frame().locator('section.images').waitFor({ state: 'detached' });
    await page.editor.keyboard.press('Escape');
    await row().waitFor();
  });

  it('are let go when nobody sees them', async () => {
    await page.editor.setViewportSize(small);
    await page
      .frame()
      .locator('.scroll')
      .evaluate((element) => element.scrollTo(0, 0));
    await page.frame().waitForFunction(() => (globalThis as unknown as { openUrls: number }).openUrls === 0);
  });

  it('give the policy nothing to object to, and axe-core neither', async () => {
    for (const width of [1280, 520]) {
      await page.editor.setViewportSize({ width, height: 800 });
      // The charts find their places first.
      await page.editor.waitForTimeout(300);
      await scrollThere();
      await seen(image(49, 'mlp trial 3'));
      assert.deepEqual(await seriousFaults(page), [], `${String(width)} pixels wide`);
    }
    assert.deepEqual(await page.complaints(), []);
  });
});

/** Counts, in the page, the addresses of images that were made and not given back. */
function countUrls(): void {
  const counting = globalThis as unknown as { openUrls: number };
  counting.openUrls = 0;
  const [create, revoke] = [URL.createObjectURL.bind(URL), URL.revokeObjectURL.bind(URL)];
  URL.createObjectURL = (object) => {
    counting.openUrls++;
    return create(object);
  };
  URL.revokeObjectURL = (url) => {
    counting.openUrls--;
    revoke(url);
  };
}
