import assert from 'node:assert/strict';
import { pageHtml } from '../../../src/panels/pageHtml.ts';

describe('the HTML of a page', () => {
  const html = pageHtml({
    scriptUri: 'https://x/charts.js',
    styleUri: 'https://x/page.css',
    chunkUris: ['https://x/chunk-1.js', 'https://x/chunk-2.js'],
    cspSource: 'https://x',
    nonce: 'n0nce',
  });
  const policy = /Content-Security-Policy" content="([^"]+)"/.exec(html)?.[1] ?? '';
  const directives = new Map(
    policy.split('; ').map((directive) => [directive.split(' ')[0], directive.split(' ').slice(1)]),
  );

  it('runs only the script of this loading, and reaches no network', () => {
    assert.deepEqual(directives.get('default-src'), ["'none'"]);
    assert.deepEqual(directives.get('script-src'), ["'nonce-n0nce'"]);
    for (const name of ['connect-src', 'frame-src', 'form-action', 'base-uri']) {
      assert.deepEqual(directives.get(name), ["'none'"], name);
    }
  });

  it('allows nothing unsafe', () => {
    assert.doesNotMatch(policy, /unsafe|\*|http:/);
  });

  it('names all other scripts at once, with the nonce', () => {
    assert.deepEqual(html.match(/<link rel="modulepreload"[^>]*>/g), [
      '<link rel="modulepreload" nonce="n0nce" href="https://x/chunk-1.js">',
      '<link rel="modulepreload" nonce="n0nce" href="https://x/chunk-2.js">',
    ]);
  });

  it('has one script, with the nonce', () => {
    assert.deepEqual(html.match(/<script[^>]*>/g), ['<script type="module" nonce="n0nce" src="https://x/charts.js">']);
  });
});
