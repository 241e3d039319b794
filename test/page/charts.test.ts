import assert from 'node:assert/strict';
import { copySample, type SampleCopy } from '../support/sample.ts';
import { closeBrowser, seePage } from '../support/pages/browser.ts';
import { servePages, type PageServer } from '../support/pages/pageServer.ts';
import { testApp, type TestApp } from '../support/app.ts';

describe('the charts page in a browser', () => {
  let sample: SampleCopy;
  let app: TestApp;
  let server: PageServer;

  before(async () => {
    sample = await copySample();
    app = testApp({ folders: [{ name: 'sample', path: sample.folder }] });
    await app.connections.ready();
    server = await servePages({ ...app, execute: () => Promise.resolve() });
  });

  after(async () => {
    await closeBrowser();
    await server.close();
    app[Symbol.dispose]();
    await sample.dispose();
  });

  it('draws the metrics of an experiment, and its policy has nothing to object to', async () => {
    const connectionId = app.connections.all[0]?.id ?? '';
    const page = await seePage(server, { kind: 'experimentCharts', connectionId, experimentId: '3' });
    await page.frame().locator('canvas').first().waitFor();
    assert.deepEqual(await page.complaints(), []);
  });

  it('lets one chart fill the page, goes on as fast as one types, and has the others there at once when it is over', async () => {
    const connectionId = app.connections.all[0]?.id ?? '';
    const page = await seePage(server, { kind: 'experimentCharts', connectionId, experimentId: '3' });
    const { keyboard } = page.editor;
    const canvases = page.frame().locator('[data-chart] canvas:visible');
    await canvases.nth(2).waitFor();
    const keys = await page
      .frame()
      .locator('[data-chart]')
      .evaluateAll((charts) => charts.map((chart) => chart.dataset['chart']));
    await canvases.first().evaluate((canvas) => (canvas.id = 'the-first'));
    await page.frame().locator('[data-chart]').first().focus();
    await keyboard.press('Enter');
    await page.frame().evaluate(
      (pressed) => {
        for (const key of pressed)
          document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true }));
      },
      ['ArrowRight', 'ArrowRight'],
    );
    const focused = page.frame().locator('[data-chart]:focus');
    await page
      .frame()
      .locator(`[data-chart="${keys[2] ?? ''}"].full:focus`)
      .waitFor();
    await keyboard.press('Escape');
    await page.frame().locator('[data-chart]:not(.full):focus').waitFor();
    assert.equal(await focused.getAttribute('data-chart'), keys[2]);
    await page.frame().locator('#the-first:visible').waitFor();
    assert.deepEqual(await page.complaints(), []);
  });

  it('writes times in a table of points as everywhere else', async () => {
    const connectionId = app.connections.all[0]?.id ?? '';
    const page = await seePage(server, { kind: 'experimentCharts', connectionId, experimentId: '3' });
    await page.frame().getByRole('button', { name: 'table' }).first().click();
    const time = await page.frame().locator('table td.dim').filter({ hasText: /./ }).first().textContent();
    assert.match(time ?? '', /^\d\d? [A-Z][a-z]+ \d{4}, \d\d:\d\d:\d\d$/);
  });
});
