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

  it('writes times in a table of points as everywhere else', async () => {
    const connectionId = app.connections.all[0]?.id ?? '';
    const page = await seePage(server, { kind: 'experimentCharts', connectionId, experimentId: '3' });
    await page.frame().getByRole('button', { name: 'table' }).first().click();
    const time = await page.frame().locator('table td.dim').filter({ hasText: /./ }).first().textContent();
    assert.match(time ?? '', /^\d\d? [A-Z][a-z]+ \d{4}, \d\d:\d\d:\d\d$/);
  });
});
