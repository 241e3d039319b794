import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { build, type Plugin } from 'esbuild';

/** Bundles the suites that run inside VS Code, and gives the path of the runner among them. */
export async function bundleEditorTests(): Promise<string> {
  return await bundleForEditor('test/editor', ['index.ts', 'suites/*.test.ts']);
}

/** Bundles what runs inside VS Code, because the Node in there need not understand TypeScript, and gives the path of its `index`. */
export async function bundleForEditor(folder: string, files: readonly string[]): Promise<string> {
  const outdir = path.resolve('.vscode-test/suite', folder);
  await rm(outdir, { recursive: true, force: true });
  await build({
    entryPoints: files.map((file) => `${folder}/${file}`),
    outbase: folder,
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
  return path.join(outdir, 'index.js');
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
