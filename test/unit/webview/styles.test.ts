import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';

/** What each rule of a folder begins with; those of `common` are for all. Two folders of the charts have parts that other pages show too. */
const roots: Readonly<Record<string, RegExp>> = {
  charts: /^\.charts-page\b/,
  'charts/chart': /^(podium-chart\b|\.chart-|:root$)/,
  'charts/images': /^(podium-image\b|\.images?\b)/,
  run: /^\.runPage\b/,
  runs: /^\.runsPage\b/,
  'runs/plots': /^\.runsPage\b/,
  'runs/plots/parallel': /^\.runsPage\b/,
  compare: /^\.compare-page\b/,
  model: /^\.model-page\b/,
  promotion: /^\.promotion-page\b/,
  preview: /^\.(preview-page|column-panel)\b/,
  sizes: /^\.sizes-page\b/,
  'preview/card': /^\.preview-page\b/,
  'preview/map': /^\.preview-page\b/,
  images: /^\.gallery-page\b/,
};

const files = globSync('webview/**/*.css').map((file) => posix.relative('webview', file.replaceAll('\\', '/')));

describe('the style sheet of all pages', () => {
  it('has rules of one page that begin with its root, so that they touch no other', () => {
    const own = files.filter((file) => posix.dirname(file) !== 'common');
    const wrong = own.flatMap((file) => {
      const root = roots[posix.dirname(file)];
      assert.ok(root, `${file}: which page is this of?`);
      return selectorsIn(read(file))
        .filter((selector) => !root.test(withoutTheme(selector)))
        .map((selector) => `${file}: ${selector}`);
    });
    assert.deepEqual(wrong, []);
  });

  it('is made of every file that there is', () => {
    const imported = [...read('common/page.css').matchAll(/@import '(.+)'/g)].map(([, path = '']) =>
      posix.join('common', path),
    );
    assert.deepEqual(imported.toSorted(), files.filter((file) => file !== 'common/page.css').toSorted());
  });

  it('is read as what it is: lists, conditions and comments', () => {
    const text = '.a,\n.b:is(.c, .d) { x: y }\n/* .e { } */ @media (width < 9px) { .f { x: y } }';
    assert.deepEqual(selectorsIn(text), ['.a', '.b:is(.c, .d)', '.f']);
  });
});

function read(file: string): string {
  return readFileSync(posix.join('webview', file), 'utf8');
}

/** Themes are classes of the body. */
function withoutTheme(selector: string): string {
  return selector.replace(/^(body)?\.vscode-\S+(\s+|$)/, '') || ':root';
}

function selectorsIn(css: string): readonly string[] {
  const before = css.replaceAll(/\/\*.*?\*\//gs, '').matchAll(/([^{};]+)\{/g);
  return [...before]
    .map(([, words = '']) => words.trim())
    .filter((words) => !words.startsWith('@'))
    .flatMap((words) => words.split(/,(?![^(]*\))/).map((selector) => selector.trim()));
}
