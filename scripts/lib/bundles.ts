import type { Metafile } from 'esbuild';

/** esbuild's account of what it wrote, by file: `dist/extension.js`. */
export type Bundles = Metafile['outputs'];

/** A bundle and the others that it loads: at once, and also later where asked. */
export function loadedBy(bundles: Bundles, entry: string, { later }: { readonly later: boolean }): readonly string[] {
  const found = new Set<string>([entry]);
  for (const file of found) {
    for (const { path, kind, external } of bundles[file]?.imports ?? []) {
      if (external !== true && (later || kind !== 'dynamic-import')) found.add(path);
    }
  }
  return [...found];
}

export function bytesOf(bundles: Bundles, files: readonly string[]): number {
  return files.reduce((sum, file) => sum + (bundles[file]?.bytes ?? 0), 0);
}

/** What these bundles were made from: `src/extension.ts`, `node_modules/undici/index.js`. */
export function sourcesOf(bundles: Bundles, files: readonly string[]): readonly string[] {
  return files.flatMap((file) => Object.keys(bundles[file]?.inputs ?? {}));
}

/** The npm packages of which these bundles hold code. */
export function packagesIn(bundles: Bundles, files: readonly string[]): ReadonlySet<string> {
  return new Set(
    sourcesOf(bundles, files).flatMap((source) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source)?.[1] ?? []),
  );
}
