import assert from 'node:assert/strict';
import fc from 'fast-check';
import { htmlFailure, htmlFrame, policyOf } from '../../../src/panels/html/htmlFrame.ts';
import { htmlText } from '../../../src/panels/html/htmlText.ts';

const noTurn = (): Promise<void> => Promise.resolve();
const textOf = (html: string | Uint8Array) => htmlText(Buffer.from(html), noTurn);
const unescaped = (text: string): string => text.replaceAll('&quot;', '"').replaceAll('&amp;', '&');
const off = { run: false, offer: undefined } as const;
const directives = (run: boolean): ReadonlyMap<string, string> =>
  new Map(
    policyOf(run ? { run } : off)
      .split('; ')
      .map((one) => [one.slice(0, one.indexOf(' ')), one.slice(one.indexOf(' ') + 1)]),
  );

describe('the frame of an HTML file', () => {
  it('holds the whole file, whatever that is, in one attribute', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (inside) => {
        const { escaped } = await textOf(inside);
        assert.doesNotMatch(escaped, /"/);
        assert.equal(unescaped(escaped), inside.replace(/^\ufeff/, ''));
      }),
    );
    const long = '<p>"&amp;ü</p>'.repeat(200_000);
    assert.equal(unescaped((await textOf(long)).escaped), long);
  });

  it('lets no link name whom to connect to, also where two pieces share its tag', async () => {
    assert.equal((await textOf('<LINK rel=preconnect href=x>')).escaped, '<LINK rel=none  rel=preconnect href=x>');
    assert.equal((await textOf('<link/rel=preconnect>')).escaped, '<link rel=none /rel=preconnect>');
    assert.equal((await textOf('<linked>')).escaped, '<linked>');
    for (let shared = 1; shared < 6; shared++) {
      const padding = 'x'.repeat(512 * 1024 - shared);
      assert.equal((await textOf(`${padding}<link >`)).escaped, `${padding}<link rel=none  >`);
    }
  });

  it('reads a file in the encoding that it names', async () => {
    const latin = Buffer.concat([Buffer.from('<meta charset="windows-1252">'), Buffer.from([0xe9, 0x80])]);
    assert.match((await textOf(latin)).escaped, /é€$/);
    assert.equal((await textOf(Buffer.from([0xff, 0xfe, 0x41, 0x00]))).escaped, 'A');
    assert.match((await textOf('<meta charset=nonsense>ü')).escaped, /ü$/);
    assert.match((await textOf('<meta charset=utf-16>ü')).escaped, /ü$/);
  });

  it('knows a file with scripts, wherever these stand in it', async () => {
    const padding = ' '.repeat(512 * 1024 - 4);
    for (const html of [
      '<SCRIPT src=x>',
      `${padding}<script>`,
      '<img src=x onerror=alert(1)>',
      '<a href=javascript:x>',
    ])
      assert.equal((await textOf(html)).hasScripts, true, html.trim());
    assert.equal((await textOf('<p>once = 1, the description')).hasScripts, false);
  });

  it('lets nothing of it reach a network, and no scripts run unless asked', () => {
    for (const run of [false, true]) {
      const policy = directives(run);
      for (const name of ['default', 'connect', 'frame', 'object']) assert.equal(policy.get(`${name}-src`), "'none'");
      assert.equal(policy.get('form-action'), "'none'");
      assert.equal(policy.get('base-uri'), 'about:');
      for (const [name, sources] of policy) assert.doesNotMatch(sources, /\*|https?:|'self'|\.\w/, name);
      assert.equal(policy.has('script-src'), run);
    }
  });

  it('gives the file no origin, and the editor’s API to nobody', async () => {
    const text = await textOf('<script>1</script>');
    const running = htmlFrame({ name: 'a.html', text, scripts: { run: true } });
    assert.match(running, / sandbox="allow-scripts" /);
    assert.match(running, /<script>acquireVsCodeApi\(\); delete globalThis\.acquireVsCodeApi;<\/script>/);
    const still = htmlFrame({ name: 'a.html', text, scripts: { run: false, offer: 'command:x' } });
    assert.match(still, / sandbox="" /);
    assert.doesNotMatch(still.replace(/srcdoc=".*?"/s, ''), /<script/);
    for (const html of [running, still]) assert.doesNotMatch(html, /allow-same-origin|allow-top|allow-popups/);
  });

  it('offers scripts where there are some, and somebody may allow them', async () => {
    const withScripts = await textOf('<script>1</script>');
    const shown = (scripts: Parameters<typeof htmlFrame>[0]['scripts'], text = withScripts): string =>
      /<div class="band".*?<\/div>/s.exec(htmlFrame({ name: 'a', text, scripts }))?.[0] ?? '';
    assert.match(shown({ run: false, offer: 'command:x' }), /<a href="command:x">Enable Scripts/);
    assert.match(shown(off), /only where the folder that is open is trusted/);
    assert.equal(shown({ run: false, offer: 'command:x' }, await textOf('<p>')), '');
    assert.equal(shown({ run: true }), '');
  });

  it('writes names and failures as text', async () => {
    const hostile = '"><script>alert(1)</script>';
    const frame = htmlFrame({ name: hostile, text: await textOf(''), scripts: off });
    assert.doesNotMatch(frame + htmlFailure(hostile), /<script>alert/);
  });
});
