import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { build } from '../../esbuild.ts';
import type { Bundles } from './bundles.ts';
import { run } from './processes.ts';

export interface Package {
  /** The path of the VSIX. */
  readonly vsix: string;
  readonly bundles: Bundles;
}

/** Builds Podium as it is shipped, which stays in dist/, and packs it. */
export async function packageExtension(): Promise<Package> {
  const vsix = path.resolve('.artifacts/podium-mlflow.vsix');
  await mkdir(path.dirname(vsix), { recursive: true });
  const { outputs } = await build({ production: true });
  // Everything is bundled, so there are no dependencies to collect. Without a repository there is nothing to make links absolute with.
  const args = ['package', '--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links'];
  const code = await run(process.execPath, ['node_modules/@vscode/vsce/vsce', ...args, '--out', vsix], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (code !== 0) throw new Error('vsce could not pack the extension; what it said is above.');
  return { vsix, bundles: outputs };
}
