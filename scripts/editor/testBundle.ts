import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { build, type BuildOptions, type Plugin } from 'esbuild';

/** Bundles the suites that run inside VS Code, and gives the path of the runner among them. */
export async function bundleEditorTests(): Promise<string> {
  return await bundleForEditor('test/editor', ['index.ts', 'suites/*.test.ts']);
}

/** Bundles what runs inside VS Code, because the Node in there need not understand TypeScript, and gives the path of its `index`. */
export async function bundleForEditor(folder: string, files: readonly string[]): Promise<string> {
  const outdir = path.resolve('.vscode-test/suite', folder);
  await bundleInto(outdir, { entryPoints: files.map((file) => `${folder}/${file}`), outbase: folder });
  return path.join(outdir, 'index.js');
}

/** Bundles the host of the bench's pages with the workers of its stores and previews, which load as fast as those that are shipped, and gives its path. */
export async function bundlePageHost(): Promise<string> {
  const outdir = path.resolve('.vscode-test/suite/test/bench/pages');
  const entryPoints = {
    pageHost: 'test/bench/pageHost.ts',
    worker: 'src/stores/worker/worker.ts',
    preview: 'src/preview/worker.ts',
  };
  await bundleInto(outdir, { entryPoints });
  return path.join(outdir, 'pageHost.js');
}

async function bundleInto(outdir: string, what: Pick<BuildOptions, 'entryPoints' | 'outbase'>): Promise<void> {
  await rm(outdir, { recursive: true, force: true });
  await build({
    ...what,
    outdir,
    bundle: true,
    splitting: true,
    platform: 'node',
    target: 'node22',
    format: 'esm',
    packages: 'external', // They are found from there, in our own node_modules.
    sourcemap: 'inline',
    logLevel: 'warning',
    plugins: [keepFolders],
  });
}

/** `import.meta.dirname` goes on to name the source's own folder, where its Python scripts and samples lie. */
const keepFolders: Plugin = {
  name: 'keep-folders',
  setup(bundle) {
    bundle.onLoad({ filter: /[\\/](?:test|scripts)[\\/].*\.ts$/ }, async ({ path: file }) => {
      const source = await readFile(file, 'utf8');
      return { loader: 'ts', contents: source.replaceAll('import.meta.dirname', JSON.stringify(path.dirname(file))) };
    });
  },
};
