import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { eventually } from '../editor/support/eventually.ts';
import { launchChromium } from '../../scripts/editor/chromium.ts';
import { xmlText } from '../../src/charts/xmlText.ts';
import { htmlFrame, type Scripts } from '../../src/panels/html/htmlFrame.ts';
import { htmlText } from '../../src/panels/html/htmlText.ts';
import { TestDatabase } from '../support/database.ts';
import { listen, type Listener } from '../support/html/listener.ts';
import { documentsOf, vectors, type Vector } from '../support/html/vectors.ts';
import { serveWebviews, type Contents, type Webviews } from '../support/html/webview.ts';
import { openPageWorld } from '../support/pages/pageWorld.ts';

const off: Scripts = { run: false, offer: 'command:podium.html.enableScripts' };
const on: Scripts = { run: true };
const { still, moving, reaching, pressed } = vectors;
const namesOf = (...lists: (readonly Vector[])[]): readonly string[] =>
  lists
    .flat()
    .map(({ name }) => name)
    .sort();

describe('an HTML file of somebody else', function () {
  this.timeout(120_000);
  let browser: Browser;
  let webviews: Webviews;
  let listener: Listener;

  before(async () => {
    browser = await launchChromium();
    webviews = await serveWebviews(browser);
  });
  beforeEach(async () => {
    listener = await listen();
  });
  afterEach(() => listener.close());
  after(async () => {
    await webviews.close();
    await browser.close();
  });

  /** What reached the extension of files that try all this, each in a webview of its own. */
  async function show(
    all: readonly Vector[],
    contentsOf: (file: string) => Promise<Contents>,
    until?: () => boolean,
  ): Promise<readonly string[]> {
    const look = { press: all === pressed, ...(until && { until }) };
    const files = documentsOf(all, listener.url).filter((file) => file !== '');
    const said = files.map(async (file) => webviews.show(await contentsOf(file), look));
    return (await Promise.all(said)).flat().sort();
  }
  const framed =
    (scripts: Scripts) =>
    async (file: string): Promise<Contents> => {
      const text = await htmlText(Buffer.from(file), () => Promise.resolve());
      return { html: htmlFrame({ name: 'x.html', text, scripts }), allowScripts: scripts.run };
    };
  /** The same frame, without anything that holds a file back. */
  const naive = (file: string): Promise<Contents> => {
    const text = { sha256: '', hasScripts: true, escaped: xmlText(file) };
    const html = htmlFrame({ name: 'x.html', text, scripts: on })
      .replace(/<meta http-equiv=.*>/, '')
      .replace(/ sandbox="[^"]*"/, '')
      .replace('<base href=about:srcdoc>', '')
      .replace(/<script>acquire.*?<\/script>/, '');
    return Promise.resolve({ html, allowScripts: true, free: true });
  };

  it('reaches the network and the editor in every one of these ways where nothing holds it back', async () => {
    const heardOf = (...lists: (readonly Vector[])[]) => {
      const expected = namesOf(...lists);
      return () => expected.every((name) => listener.heard().includes(name));
    };
    const said = await show([...still, ...moving, ...reaching], naive, heardOf(still, moving));
    await show(pressed, naive, heardOf(pressed));
    assert.deepEqual(listener.heard(), namesOf(still, moving, pressed));
    assert.deepEqual(said, namesOf(reaching));
    assert.ok(namesOf(still, moving, reaching, pressed).length >= 60);
  });

  for (const [words, scripts] of [
    ['without scripts', off],
    ['with its scripts running', on],
  ] as const) {
    it(`reaches neither in any of them ${words}`, async () => {
      const said = await show([...still, ...moving, ...reaching], framed(scripts));
      await show(pressed, framed(scripts));
      assert.deepEqual([listener.heard(), said], [[], []]);
    });
  }

  it('would reach the editor by its API alone, were its frame of the same origin', async () => {
    const said = await show(reaching, async (file) => {
      const { html, allowScripts } = await framed(on)(file);
      const same = html.replace('sandbox="allow-scripts"', 'sandbox="allow-scripts allow-same-origin"');
      return { html: same.replace(/acquireVsCodeApi\(\);.*?<\/script>/, '</script>'), allowScripts };
    });
    assert.notDeepEqual(said, []);
  });

  it('is drawn by its scripts only where these may run', async () => {
    const file = `<p id=p>as it was</p><script>document.getElementById('p').textContent = 'drawn ' + origin</script>`;
    const shown = async (scripts: Scripts): Promise<string> =>
      webviews.look(await framed(scripts)(file), (frame) => frame.locator('#p').innerText());
    assert.deepEqual([await shown(off), await shown(on)], ['as it was', 'drawn null']);
  });

  it('is gone about in by links to its own parts', async () => {
    const file = '<a href="#end">to the end</a><div style="height: 5000px"></div><p id=end>the end</p>';
    for (const scripts of [off, on]) {
      await webviews.look(await framed(scripts)(file), async (frame) => {
        await frame.locator('a').click();
        const end = frame.locator('#end');
        await eventually(async () => assert.ok(((await end.boundingBox())?.y ?? Infinity) < 600));
      });
    }
  });
});

describe('a page of Podium', function () {
  this.timeout(60_000);

  it('hears nobody but its editor, such as a file whose scripts run in another tab', async () => {
    const database = new TestDatabase();
    const world = await openPageWorld(database.folder);
    try {
      const seen = await world.see({ kind: 'preview', scheme: 'file', path: '/nowhere.csv', query: '' });
      const page = seen.frame();
      const alerts = (): Promise<readonly string[]> => page.getByRole('alert').locator('p').allInnerTexts();
      await page.getByText('There is no file').waitFor();
      const before = await alerts();
      const forged = (message: string): string =>
        `{ kind: 'state', identity: {}, state: { kind: 'failed', message: '${message}' } }, '*'`;
      await page.evaluate(() => {
        const heard = new Promise((done) => addEventListener('message', done, { once: true }));
        Object.assign(globalThis, { heard });
      });
      await seen.editor.evaluate((script) => {
        const other = document.createElement('iframe');
        other.setAttribute('sandbox', 'allow-scripts');
        other.srcdoc = `<script>top.frames[0].postMessage(${script})</script>`;
        document.body.append(other);
      }, forged('from a file'));
      await page.evaluate(
        'heard.then(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))',
      );
      assert.deepEqual(await alerts(), before);
      await seen.editor.evaluate(`frames[0].postMessage(${forged('from the editor')})`);
      await page.getByText('from the editor').waitFor();
    } finally {
      await world.dispose();
      database.dispose();
    }
  });
});
