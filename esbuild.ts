import { rm, writeFile } from 'node:fs/promises';
import { build as bundle, type BuildOptions, type Metafile } from 'esbuild';

/**
 * Writes `dist/`: the extension's entry, the worker of the local stores, and `stores.mjs`, the stores for plain Node scripts.
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
    },
    splitting: true,
    // Beside the entries, so that `./worker.js` is right from every one of them.
    chunkNames: '[name]-[hash]',
  });
  await writeFile('dist/stores.mjs', "export * from './stores.js';\n");
  return metafile;
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

if (import.meta.main) await build({ production: process.argv.includes('--production') });
