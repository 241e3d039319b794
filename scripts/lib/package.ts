import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { build } from '../../esbuild.ts';
import { run } from './processes.ts';

/** Builds Podium as it is shipped, packs it, and gives the path of the VSIX. Leaves that build in dist/. */
export async function packageExtension(): Promise<string> {
  const file = path.resolve('.artifacts/podium-mlflow.vsix');
  await mkdir(path.dirname(file), { recursive: true });
  await build({ production: true });
  // Everything is bundled, so there are no dependencies to collect.
  const args = ['package', '--no-dependencies', '--allow-missing-repository', '--out', file];
  const code = await run(process.execPath, ['node_modules/@vscode/vsce/vsce', ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (code !== 0) throw new Error('vsce could not pack the extension; what it said is above.');
  return file;
}
