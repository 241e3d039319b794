import { globSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { build as bundle, context, type BuildOptions, type Metafile, type Plugin } from 'esbuild';
import { loadedBy } from './scripts/lib/bundles.ts';
import { pureClasses } from './scripts/lib/pureClasses.ts';
import { tightTemplates } from './scripts/lib/tightTemplates.ts';

/**
 * Writes `dist/`: the extension's entry, the worker of the local stores, the promotion gate, and `stores.mjs`, the stores for plain Node scripts.
 *
 * The host's bundles share chunks, so that the entry stays small and what only some users need (undici, SQLite) is loaded on first use.
 * Gives esbuild's account of what went where.
 */
export async function build({ production = false }: { readonly production?: boolean } = {}): Promise<Metafile> {
  await rm('dist', { recursive: true, force: true });
  const { metafile } = await bundle({
    ...host(production),
    metafile: true,
    entryPoints: {
      extension: 'src/extension.ts',
      worker: 'src/stores/worker/worker.ts',
      stores: 'src/stores/index.ts',
      preview: 'src/preview/worker.ts',
      'podium-gate': 'src/gate/main.ts',
    },
    splitting: true,
    // Beside the entries, so that `./worker.js` is right from every one of them.
    chunkNames: '[name]-[hash]',
  });
  await bundle(pages(production));
  await writeFile('dist/stores.mjs', "export * from './stores.js';\n");
  return metafile;
}

/** The pages' scripts share chunks too; what they draw with is loaded once. */
function pages(production: boolean, outdir = 'dist/webview'): BuildOptions {
  return {
    entryPoints: [...globSync('webview/*/main.ts').map(page), { in: 'webview/common/page.css', out: 'page' }],
    outdir,
    bundle: true,
    splitting: true,
    chunkNames: '[name]-[hash]',
    platform: 'browser',
    target: 'chrome134',
    format: 'esm',
    tsconfig: 'webview/tsconfig.json',
    minify: production,
    sourcemap: !production,
    legalComments: 'none',
    logLevel: 'warning',
    metafile: true,
    plugins: [tightTemplates, pureClasses, nameChunks],
  };
}

/** Writes which chunks each page's script loads at once, so that a page can name them all: a browser would find them only in the script. */
const nameChunks: Plugin = {
  name: 'name-chunks',
  setup(build) {
    build.onEnd(async ({ metafile }) => {
      if (!metafile) return;
      const scripts = Object.entries(metafile.outputs).filter(([, { entryPoint }]) => entryPoint?.endsWith('/main.ts'));
      const chunks = scripts.map(([file]) => {
        const [, ...loaded] = loadedBy(metafile.outputs, file, { later: false });
        return [basename(file, '.js'), loaded.map((chunk) => basename(chunk))] as const;
      });
      await writeFile(
        `${build.initialOptions.outdir ?? ''}/chunks.json`,
        `${JSON.stringify(Object.fromEntries(chunks))}\n`,
      );
    });
  },
};

function page(path: string): { readonly in: string; readonly out: string } {
  return { in: path, out: basename(dirname(path)) };
}

function host(production: boolean): BuildOptions {
  return {
    outdir: 'dist',
    bundle: true,
    platform: 'node',
    target: 'node22',
    format: 'esm',
    external: ['vscode'],
    // CommonJS packages inside an ES module bundle still call require().
    banner: {
      js: "import { createRequire as podiumCreateRequire } from 'node:module';\nconst require = podiumCreateRequire(import.meta.url);",
    },
    minify: production,
    sourcemap: !production,
    legalComments: 'none',
    logLevel: 'warning',
  };
}

/** Builds the pages alone, in a folder of their own. */
export async function buildPages(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await bundle(pages(false, folder));
}

/** Builds the pages anew at each change of their source, until disposed. */
export async function watchPages(): Promise<{ dispose(): Promise<void> }> {
  const watching = await context(pages(false));
  await watching.watch();
  return watching;
}

if (import.meta.main) await build({ production: process.argv.includes('--production') });
