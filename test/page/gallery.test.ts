import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Frame, Locator } from 'playwright-core';
import { imagesIdentity } from '../../src/services/artifacts/imagesIdentity.ts';
import { artifactAddress } from '../../src/services/artifacts/artifactAddress.ts';
import { eventually } from '../editor/support/eventually.ts';
import { TestDatabase } from '../support/database.ts';
import { hostileTexts } from '../support/hostileTexts.ts';
import { seriousFaults } from '../support/pages/axe.ts';
import type { SeeOptions, SeenPage } from '../support/pages/browser.ts';
import { themes, type Theme } from '../support/pages/frames.ts';
import { openPageWorld, type PageWorld } from '../support/pages/pageWorld.ts';
import { somePng } from '../support/somePng.ts';

const id = '5aee9221-2576-4353-a49f-ad3039c0fa86';
const logged = (key: string, step: number): string => `images/${key}+step+${String(step)}+timestamp+5+${id}.png`;

describe('the gallery of images', function () {
  this.timeout(60_000);
  let database: TestDatabase;
  let world: PageWorld;

  beforeEach(async () => {
    database = new TestDatabase();
    database.addExperiment('1', 'iris');
    world = await openPageWorld(database.folder);
  });
  afterEach(async () => {
    await world.dispose();
    database.dispose();
  });

  const addRun = (runId: string, files: Readonly<Record<string, Uint8Array | string>>): void => {
    const folder = path.join(database.folder, runId);
    mkdirSync(folder);
    for (const [name, bytes] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), bytes);
    }
    database.addRun({ runId, name: `run ${runId}`, artifactUri: folder });
  };
  const addressOf = (runId: string, file = '') => {
    const [connection] = world.connections.all;
    assert.ok(connection);
    return artifactAddress(connection, { runId }, `run ${runId}`, file);
  };
  const see = (runId: string, file?: string, options?: SeeOptions): Promise<SeenPage> =>
    world.see(imagesIdentity(addressOf(runId, file)), options);
  const seeBoth = (file?: string, options?: SeeOptions): Promise<SeenPage> =>
    world.see(imagesIdentity(addressOf('a', file), addressOf('b', file)), options);
  const tile = (frame: Frame, alt: string): Locator =>
    frame.getByRole('list', { name: 'Images' }).getByRole('button', { name: alt, exact: true });
  const large = (frame: Frame, name: string | RegExp): Locator => frame.locator('.stage').getByRole('img', { name });
  const focused = (frame: Frame): Promise<string | null> =>
    frame.evaluate(() => document.activeElement?.getAttribute('data-tile') ?? null);

  it('shows what a run has as small pictures, and reads those that are seen', async () => {
    const many = Array.from({ length: 300 }, (_, at) => [`many/${String(at)}.png`, somePng(8, 8, [at % 256, 90, 40])]);
    addRun('a', {
      ...(Object.fromEntries(many) as Record<string, Buffer>),
      'roc.png': somePng(8, 8, [9, 9, 9]),
      'x.txt': '',
    });
    const page = await see('a');
    const frame = page.frame();
    await frame.getByText('301 images').waitFor();
    await tile(frame, '0.png').getByRole('img').waitFor();
    assert.ok((await frame.getByRole('listitem').count()) < 60);
    assert.ok(world.stores.asked.filter((question) => question === 'readArtifact').length < 60);
    await tile(frame, '0.png').focus();
    await page.editor.keyboard.press('End');
    await eventually(async () => assert.equal(await focused(frame), '300'));
    await tile(frame, 'roc.png').getByRole('img').waitFor();
    await page.editor.keyboard.press('Home');
    await eventually(async () => assert.equal(await focused(frame), '0'));
    await page.editor.keyboard.press('ArrowRight');
    await eventually(async () => assert.equal(await focused(frame), '1'));
    assert.deepEqual(await page.complaints(), []);
  });

  it('opens one as large as there is room, goes to the next with the arrow keys, and back to where one was', async () => {
    addRun('a', { 'a.png': somePng(40, 20, [200, 0, 0]), 'b.png': somePng(30, 30, [0, 200, 0]), 'c.png': 'no image' });
    const page = await see('a');
    await tile(page.frame(), 'a.png').click();
    await large(page.frame(), 'a.png, 40 × 20 pixels').waitFor();
    await page.frame().getByText('1 of 3').waitFor();
    await page.editor.keyboard.press('ArrowRight');
    await large(page.frame(), 'b.png, 30 × 30 pixels').waitFor();
    await page.editor.keyboard.press('ArrowRight');
    await page.frame().getByText('c.png: This is no image that can be shown').waitFor();
    await page.editor.keyboard.press('Home');
    await large(page.frame(), 'a.png, 40 × 20 pixels').waitFor();
    await page.editor.keyboard.press('ArrowRight');
    await page.hide();
    await page.show();
    await large(page.frame(), 'b.png, 30 × 30 pixels').waitFor();
    await page.editor.keyboard.press('Escape');
    await eventually(async () => assert.equal(await focused(page.frame()), '1'));
  });

  it('looks closer by keys, by the wheel and by buttons, and pushes what does not fit', async () => {
    addRun('a', { 'a.png': somePng(2000, 1000, [200, 0, 0]) });
    const page = await see('a', 'a.png');
    const frame = page.frame();
    const image = large(frame, /a\.png/);
    const width = async (): Promise<number> => (await image.boundingBox())?.width ?? 0;
    await image.waitFor();
    const percent = (share: number): Promise<void> => frame.getByText(`${String(share)} %`, { exact: true }).waitFor();
    await percent(64);
    assert.equal(await width(), 1280);
    await page.editor.keyboard.press('1');
    await percent(100);
    assert.equal(await width(), 2000);
    await page.editor.keyboard.press('Shift+ArrowRight');
    await eventually(async () => assert.equal((await image.boundingBox())?.x, -420));
    await page.editor.keyboard.press('+');
    await percent(125);
    await page.editor.keyboard.press('-');
    await percent(100);
    await page.editor.keyboard.press('0');
    await percent(64);
    await frame.getByRole('button', { name: '1:1' }).click();
    await percent(100);
    await frame.getByRole('button', { name: 'Zoom in' }).click();
    await percent(125);
    await frame.getByRole('button', { name: 'Fit' }).click();
    await percent(64);
    await image.hover();
    await page.editor.mouse.wheel(0, -100);
    await percent(77);
  });

  it('goes through the steps of what was logged by step', async () => {
    addRun('a', {
      [logged('digit', 1)]: somePng(10, 10, [200, 0, 0]),
      [logged('digit', 5)]: somePng(10, 10, [0, 200, 0]),
      [logged('digit', 9)]: somePng(10, 10, [0, 0, 200]),
      [logged('other', 5)]: somePng(10, 10, [0, 0, 200]),
      [logged('other', 20)]: somePng(10, 10, [0, 0, 200]),
    });
    const page = await see('a');
    await page.frame().getByText('3 steps, to 9').waitFor();
    await tile(page.frame(), 'digit at step 9').click();
    await large(page.frame(), 'digit at step 9, 10 × 10 pixels').waitFor();
    await page.editor.keyboard.press('ArrowDown');
    await large(page.frame(), 'digit at step 5, 10 × 10 pixels').waitFor();
    const slider = page.frame().getByRole('slider', { name: 'Step of digit' });
    assert.equal(await slider.getAttribute('aria-valuetext'), 'step 5, 2 of 3');
    await slider.focus();
    await page.editor.keyboard.press('ArrowLeft');
    await large(page.frame(), 'digit at step 1, 10 × 10 pixels').waitFor();
    await slider.press('End');
    await large(page.frame(), 'digit at step 9, 10 × 10 pixels').waitFor();
    await page.frame().getByRole('button', { name: 'Next' }).click();
    await large(page.frame(), 'other at step 20, 10 × 10 pixels').waitFor();
    await page.frame().locator('.stage').focus();
    await page.editor.keyboard.press('ArrowDown');
    await page.editor.keyboard.press('ArrowLeft');
    await large(page.frame(), 'digit at step 5, 10 × 10 pixels').waitFor();
  });

  it('shows two runs side by side, one over the other and as what differs, looked at together', async () => {
    addRun('a', { 'x.png': somePng(100, 80, [200, 0, 0]), 'only.png': somePng(4, 4, [1, 2, 3]) });
    addRun('b', { 'x.png': somePng(100, 80, [200, 0, 0], 20, [180, 0, 0]) });
    const page = await seeBoth();
    const frame = page.frame();
    await frame.getByText('2 images · run a ↔ run b · both have 1').waitFor();
    await frame.getByText('not in run b').waitFor();
    await tile(frame, 'x.png of run a x.png of run b').click();
    await frame.getByText('20 of 8,000 pixels differ (0.3 %), at most by 20 of 255').waitFor();
    const [one, other] = [large(frame, /run a/), large(frame, /run b/)];
    await page.editor.keyboard.press('1');
    await frame.getByText('100 %').waitFor();
    assert.deepEqual(
      await Promise.all([one, other].map(async (image) => (await image.boundingBox())?.width)),
      [100, 100],
    );
    const mode = frame.getByRole('combobox', { name: 'show' });
    for (const [name, stage] of [
      ['swipe', '.stage.swipe'],
      ['difference', '.stage.difference'],
    ] as const) {
      await mode.click();
      await frame.getByRole('option', { name, exact: true }).click();
      await frame.locator(stage).waitFor();
      await eventually(async () => assert.deepEqual(await one.boundingBox(), await other.boundingBox()));
      assert.equal(await frame.locator('.stage').count(), 1);
    }
    await frame.getByRole('button', { name: 'Previous' }).click();
    await frame.getByText('run b has no such image.').waitFor();
    assert.deepEqual(await page.complaints(), []);
  });

  it('moves the line between two images by key', async () => {
    addRun('a', { 'x.png': somePng(100, 80, [200, 0, 0]) });
    addRun('b', { 'x.png': somePng(50, 80, [200, 0, 0]) });
    const page = await seeBoth('x.png');
    const frame = page.frame();
    await frame.getByText('not of the same size: 100 × 80 and 50 × 80').waitFor();
    await frame.getByRole('combobox', { name: 'show' }).click();
    await frame.getByRole('option', { name: 'swipe' }).click();
    const slider = frame.getByRole('slider', { name: 'Where one image ends' });
    await slider.focus();
    await page.editor.keyboard.press('Home');
    await eventually(async () =>
      assert.match((await large(frame, /run b/).getAttribute('style')) ?? '', /inset\(0px\)/),
    );
    await page.editor.keyboard.press('End');
    await eventually(async () =>
      assert.match((await large(frame, /run b/).getAttribute('style')) ?? '', /0px 800px\)/),
    );
  });

  it('goes on beside another run where a command says so, with the image that one looked at', async () => {
    addRun('a', { 'x.png': somePng(40, 20, [200, 0, 0]), 'y.png': somePng(10, 20, [200, 0, 0]) });
    addRun('b', { 'x.png': somePng(40, 20, [200, 0, 0]) });
    const page = await see('a');
    const frame = page.frame();
    await tile(frame, 'x.png').click();
    await large(frame, 'x.png, 40 × 20 pixels').waitFor();
    await frame.getByRole('button', { name: 'Open in Editor' }).click();
    await frame.getByRole('button', { name: 'Compare with Another Run…' }).click();
    await eventually(() => assert.deepEqual(world.executed, ['podium.artifact.open', 'podium.images.compare']));
    world.become(imagesIdentity(addressOf('a')), imagesIdentity(addressOf('a'), addressOf('b')));
    await large(frame, 'x.png of run b, 40 × 20 pixels').waitFor();
    await frame.getByText('every pixel is the same').waitFor();
    await page.editor.keyboard.press('Escape');
    await frame.getByText('2 images · run a ↔ run b · both have 1').waitFor();
  });

  it('finds images by name, and says where there are none', async () => {
    addRun('a', { 'roc.png': somePng(4, 4, [9, 9, 9]), 'pr.png': somePng(4, 4, [9, 9, 9]) });
    addRun('b', {});
    const frame = (await see('a')).frame();
    await frame.getByText('2 images').waitFor();
    await frame.getByRole('searchbox', { name: 'Find images' }).fill('roc');
    await frame.getByText('1 of 2 images').waitFor();
    await frame.getByRole('searchbox', { name: 'Find images' }).fill('nothing');
    await frame.getByText('No image is called nothing.').waitFor();
    const empty = (await see('b')).frame();
    await empty.getByText('There are no images in run b.').waitFor();
  });

  it('lets nothing of a drawing run or load, and shows hostile names as text', async () => {
    const drawing = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" onload="top.canary=1">
      <script>top.canary=1</script><image xlink:href="http://elsewhere.invalid/x.png" width="9" height="9"/>
      <foreignObject><img xmlns="http://www.w3.org/1999/xhtml" src="http://elsewhere.invalid/y.png" onerror="top.canary=1"/></foreignObject>
      <rect width="50" height="50"/></svg>`;
    const names = hostileTexts.filter((text) => !/[/\0]/.test(text) && text.length < 100).map((text) => `${text}.svg`);
    addRun('a', { ...Object.fromEntries(names.map((name) => [name, drawing])), 'plain.svg': drawing });
    const page = await see('a');
    await page
      .frame()
      .getByText(/^\d+ images$/)
      .waitFor();
    await page.frame().getByRole('searchbox', { name: 'Find images' }).fill('plain');
    await tile(page.frame(), 'plain.svg').click();
    await large(page.frame(), /plain\.svg/).waitFor();
    await page.editor.waitForTimeout(300);
    assert.deepEqual(await page.complaints(), []);
    // What is shown is in the page already.
    assert.deepEqual(
      page.strayRequests().filter((url) => !url.startsWith('blob:')),
      [],
    );
    assert.equal(await page.editor.evaluate(() => (globalThis as { readonly canary?: unknown }).canary), undefined);
  });

  it('gives axe-core nothing serious to find', async () => {
    addRun('a', {
      'x.png': somePng(10, 8, [200, 0, 0]),
      [logged('k', 1)]: somePng(4, 4, [1, 2, 3]),
      [logged('k', 2)]: somePng(4, 4, [1, 2, 3]),
    });
    addRun('b', { 'x.png': somePng(10, 8, [0, 200, 0]) });
    const page = await seeBoth();
    const frame = page.frame();
    const check = async (what: string): Promise<void> => {
      for (const width of [1280, 520]) {
        await page.editor.setViewportSize({ width, height: 800 });
        for (const theme of Object.keys(themes) as Theme[]) {
          await page.setTheme(theme);
          assert.deepEqual(await seriousFaults(page), [], `${what}, ${theme}, ${String(width)} pixels wide`);
        }
      }
    };
    await tile(frame, 'x.png of run a x.png of run b').waitFor();
    await check('small');
    await tile(frame, 'x.png of run a x.png of run b').click();
    await large(frame, /run b/).waitFor();
    await check('large');
  });
});
