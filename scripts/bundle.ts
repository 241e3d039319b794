import { stat } from 'node:fs/promises';
import { listFiles, PackageManager } from '@vscode/vsce';
import { runChecks } from './lib/checks.ts';
import { packageExtension } from './lib/package.ts';

const limits = { entryKb: 200, vsixKb: 1_500 };
const shipped = /^(?:package\.json|README\.md|CHANGELOG\.md|LICENSE|dist\/[\w-]+\.m?js|dist\/webview\/.+|media\/.+)$/;

const { vsix, bundles } = await packageExtension();

await runChecks([
  {
    name: `the entry, with what it loads at once, is at most ${limits.entryKb} KB`,
    run() {
      const files = loadedBy('dist/extension.js', { later: false });
      return atMost(
        limits.entryKb,
        files.reduce((sum, file) => sum + (bundles[file]?.bytes ?? 0), 0),
        files.join(' + '),
      );
    },
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
      ['undici', 'js-yaml']
        .filter((name) => packagesIn(loadedBy('dist/extension.js', { later: false })).has(name))
        .map((name) => `${name} is loaded with dist/extension.js; import what needs it dynamically.`),
  },
  {
    name: 'the stores and their worker run without an editor',
    run: () =>
      ['dist/stores.js', 'dist/worker.js']
        .filter((entry) => loadedBy(entry, { later: true }).some((file) => imports(file).includes('vscode')))
        .map((entry) => `${entry} imports vscode.`),
  },
]);

function atMost(limitKb: number, bytes: number, what: string): readonly string[] {
  const kb = bytes / 1_000;
  console.log(`    ${kb.toFixed(0)} KB of ${limitKb} KB`);
  return kb <= limitKb ? [] : [`${what} is ${kb.toFixed(0)} KB.`];
}

/** A bundle and the others that it loads: at once, and also later where asked. */
function loadedBy(entry: string, { later }: { readonly later: boolean }): readonly string[] {
  const found = new Set<string>([entry]);
  for (const file of found) {
    for (const { path, kind, external } of bundles[file]?.imports ?? []) {
      if (external !== true && (later || kind !== 'dynamic-import')) found.add(path);
    }
  }
  return [...found];
}

function imports(file: string): readonly string[] {
  return (bundles[file]?.imports ?? []).map(({ path }) => path);
}

/** The npm packages of which these bundles hold code. */
function packagesIn(files: readonly string[]): ReadonlySet<string> {
  const sources = files.flatMap((file) => Object.keys(bundles[file]?.inputs ?? {}));
  return new Set(sources.flatMap((source) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source)?.[1] ?? []));
}
