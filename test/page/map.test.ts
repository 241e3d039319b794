import assert from 'node:assert/strict';
import type { Frame } from 'playwright-core';
import { StoreError } from '../../src/stores/storeError.ts';
import { eventually } from '../editor/support/eventually.ts';
import { hostileTexts } from '../support/hostileTexts.ts';
import { seriousFaults } from '../support/pages/axe.ts';
import type { SeenPage } from '../support/pages/browser.ts';
import { themes, type Theme } from '../support/pages/frames.ts';
import { openPreviewWorld, type PreviewWorld } from '../support/pages/previewWorld.ts';

const feature = (name: string, geometry: object, more: object = {}): object => ({
  type: 'Feature',
  properties: { name, ...more },
  geometry,
});
const square = (west: number, south: number, size: number): number[][] => [
  [west, south],
  [west + size, south],
  [west + size, south + size],
  [west, south + size],
  [west, south],
];
const places = {
  type: 'FeatureCollection',
  features: [
    feature('Lake', { type: 'Polygon', coordinates: [square(0, 40, 10), square(4, 44, 2)] }, { depth: 12.5 }),
    feature('Road', {
      type: 'LineString',
      coordinates: [
        [2, 38],
        [8, 39],
        [14, 52],
      ],
    }),
    feature(
      'Huts',
      {
        type: 'MultiPoint',
        coordinates: [
          [12, 41],
          [13, 43],
        ],
      },
      { beds: 8 },
    ),
  ],
};

describe('the preview of a map', function () {
  this.timeout(60_000);
  let world: PreviewWorld;

  beforeEach(async () => {
    world = await openPreviewWorld();
  });
  afterEach(() => world.dispose());

  const open = (json: object): Promise<SeenPage> => world.open('places.geojson', JSON.stringify(json));
  const summary =
    '3 features, 1 with areas, 1 with lines and 1 with points; from 0° E to 14° E, and from 38° N to 52° N.';
  const viewBox = (frame: Frame): Promise<string | null> => frame.getByRole('img').getAttribute('viewBox');
  const factsOf = (frame: Frame): Promise<readonly string[]> =>
    frame.getByRole('region', { name: 'The chosen feature' }).locator('dl > *').allInnerTexts();

  it('draws what the file has, and says so in a sentence', async () => {
    const page = await open(places);
    const frame = page.frame();
    await frame.getByRole('img', { name: summary }).waitFor();
    await frame.getByText(summary).waitFor();
    assert.deepEqual(
      await frame.locator('svg > path').evaluateAll((paths) => paths.map((one) => one.getAttribute('class'))),
      ['areas', 'lines', 'points'],
    );
    assert.deepEqual(await page.complaints(), []);
    assert.deepEqual(page.strayRequests(), []);
  });

  it('says of a feature that is pressed, or gone to by key, what the file says of it', async () => {
    const page = await open(places);
    const frame = page.frame();
    const lake = frame.locator('path.areas').first();
    await lake.hover({ position: { x: 6, y: 30 } });
    await frame.locator('.map-name').getByText('Lake').waitFor();
    await lake.click({ position: { x: 6, y: 30 } });
    await frame.getByRole('heading', { name: 'Lake' }).waitFor();
    await eventually(async () =>
      assert.deepEqual(await factsOf(frame), ['geometry', 'Polygon', 'name', 'Lake', 'depth', '12.5']),
    );
    await frame.getByRole('button', { name: 'Previous feature' }).press('Enter');
    await frame.getByRole('heading', { name: 'Huts' }).waitFor();
    await eventually(async () =>
      assert.deepEqual(await factsOf(frame), ['geometry', 'MultiPoint', 'name', 'Huts', 'beds', '8']),
    );
    await frame.getByText('3 of 3').waitFor();
  });

  it('is moved and enlarged by keys, wheel and pointer, and stays so when it is shown again', async () => {
    const page = await open(places);
    const frame = page.frame();
    const whole = await viewBox(frame);
    const parts = new Set([whole]);
    const changed = async (): Promise<void> => {
      await eventually(async () => assert.ok(!parts.has(await viewBox(page.frame()))));
      parts.add(await viewBox(page.frame()));
    };
    const map = frame.getByRole('group', { name: /^Map\./ });
    for (const key of ['+', 'ArrowRight', 'ArrowUp']) {
      await map.press(key);
      await changed();
    }
    await map.hover();
    await page.editor.mouse.wheel(0, -300);
    await changed();
    await page.editor.mouse.down();
    await page.editor.mouse.move(300, 300, { steps: 4 });
    await page.editor.mouse.up();
    await changed();
    assert.equal(await frame.getByRole('heading', { level: 2 }).count(), 0, 'a drag chooses nothing');
    const seen = await viewBox(page.frame());
    await page.hide();
    await page.show();
    await eventually(async () => assert.equal(await viewBox(page.frame()), seen));
    await page.frame().getByRole('button', { name: 'Fit' }).click();
    await eventually(async () => assert.equal(await viewBox(page.frame()), whole));
  });

  it('has a twin that is a table', async () => {
    const page = await open(places);
    await page.frame().getByRole('button', { name: 'Table' }).click();
    const grid = page.frame().getByRole('grid');
    await grid.getByText('Road').waitFor();
    assert.deepEqual(await grid.locator('.sorts').allInnerTexts(), ['geometry', 'name', 'depth', 'beds']);
    await page.frame().getByRole('button', { name: 'Map' }).click();
    await page.frame().getByRole('img').waitFor();
  });

  it('shows hostile names as text, and draws numbers that nobody could', async () => {
    const features = [
      ...hostileTexts.map((text, at) => feature(text, { type: 'Point', coordinates: [at, at] }, { [text]: text })),
      feature('far', {
        type: 'LineString',
        coordinates: [
          [1e308, -1e308],
          [-1e308, 1e308],
        ],
      }),
    ];
    const page = await open({ type: 'FeatureCollection', features });
    await page.frame().getByRole('button', { name: 'Next feature' }).click();
    await page.frame().getByRole('region', { name: 'The chosen feature' }).locator('dd').first().waitFor();
    assert.deepEqual(await page.complaints(), []);
  });

  it('says what a file is that is none of this', async () => {
    const page = await open({ type: 'Topology' });
    await page
      .frame()
      .getByText(/This is no GeoJSON/)
      .waitFor();
  });

  it('gives axe-core nothing serious to find', async () => {
    const page = await open(places);
    await page.frame().getByRole('button', { name: 'Next feature' }).click();
    await page.frame().getByRole('heading', { name: 'Lake' }).waitFor();
    for (const width of [1280, 520]) {
      await page.editor.setViewportSize({ width, height: 800 });
      for (const theme of Object.keys(themes) as Theme[]) {
        await page.setTheme(theme);
        assert.deepEqual(await seriousFaults(page), [], `${theme}, ${String(width)} pixels wide`);
      }
    }
  });

  it('says why the text of the file could not be opened', async () => {
    const frame = (await open(places)).frame();
    world.ui.noText = new StoreError('damaged', 'places.geojson is not text.');
    await frame.getByRole('button', { name: 'Open as Text' }).click();
    await frame.getByRole('alert').getByText('places.geojson is not text.').waitFor();
    await frame.getByRole('button', { name: 'Close', exact: true }).click();
    await frame.getByText('places.geojson is not text.').waitFor({ state: 'detached' });
  });
});
