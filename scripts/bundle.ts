import { stat } from 'node:fs/promises';
import { listFiles, PackageManager } from '@vscode/vsce';
import { bytesOf, loadedBy, packagesIn } from './lib/bundles.ts';
import { runChecks } from './lib/checks.ts';
import { packageExtension } from './lib/package.ts';
import { pageBytes } from './lib/pageBytes.ts';
import { run } from './lib/processes.ts';

const limits = { entryKb: 200, pagesKb: 650, vsixKb: 1_500 };
const shipped = /^(?:package\.json|README\.md|CHANGELOG\.md|LICENSE|dist\/[\w-]+\.m?js|dist\/webview\/.+|media\/.+)$/;

const { vsix, bundles } = await packageExtension();
const atOnce = loadedBy(bundles, 'dist/extension.js', { later: false });

await runChecks([
  {
    name: `the entry, with what it loads at once, is at most ${limits.entryKb} KB`,
    run: () => atMost(limits.entryKb, bytesOf(bundles, atOnce), atOnce.join(' + ')),
  },
  {
    name: `the scripts of all pages, with the chunks that they share, are at most ${limits.pagesKb} KB`,
    run: async () => atMost(limits.pagesKb, await pageBytes(), 'dist/webview'),
  },
  {
    name: `the VSIX is at most ${limits.vsixKb} KB`,
    run: async () => atMost(limits.vsixKb, (await stat(vsix)).size, vsix),
  },
  {
    name: 'the VSIX holds the bundles, the pictures and the pages about them, and nothing else',
    async run() {
      const files = await listFiles({ packageManager: PackageManager.None });
      return files.filter((file) => !shipped.test(file)).map((file) => `${file} would be shipped; see .vscodeignore.`);
    },
  },
  {
    name: 'packages that only some users need are loaded on first use',
    run: () =>
      ['undici', 'js-yaml', 'hyparquet']
        .filter((name) => packagesIn(bundles, atOnce).has(name))
        .map((name) => `${name} is loaded with dist/extension.js; import what needs it dynamically.`),
  },
  {
    name: 'the stores, their worker and the promotion gate run without an editor',
    run: () =>
      ['dist/stores.js', 'dist/worker.js', 'dist/podium-gate.js']
        .filter((entry) => loadedBy(bundles, entry, { later: true }).some((file) => imports(file).includes('vscode')))
        .map((entry) => `${entry} imports vscode.`),
  },
  {
    name: 'the promotion gate judges, from where it is shipped',
    run: async () => {
      const policy = ['--policy', 'sample/.podium/promotion.json', '--tracking-uri', 'sample'];
      const asked = ['check', 'models:/breast-cancer-classifier@challenger', 'champion', ...policy];
      const code = await run(process.execPath, ['dist/podium-gate.js', ...asked], { stdio: 'ignore' });
      // Nobody approved of the sample's challenger.
      return code === 1 ? [] : [`It ended with ${String(code)}, and not with 1.`];
    },
  },
]);

function atMost(limitKb: number, bytes: number, what: string): readonly string[] {
  const kb = bytes / 1_000;
  console.log(`    ${kb.toFixed(0)} KB of ${limitKb} KB`);
  return kb <= limitKb ? [] : [`${what} is ${kb.toFixed(0)} KB.`];
}

function imports(file: string): readonly string[] {
  return (bundles[file]?.imports ?? []).map(({ path }) => path);
}
