import path from 'node:path';
import { writeFile } from 'node:fs/promises';
import { cached } from '../lib/cache.ts';
import { npm } from '../lib/npm.ts';

/** A VS Code that came from npm: the program that serves it, and the Node that runs that program. */
export interface VscodeFromNpm {
  readonly node: string;
  readonly server: string;
}

/**
 * What code-server's packages carry: `latest` is VS Code 1.139.1. `floor` is 1.103.2, the nearest there is above the 1.101 that
 * package.json promises, run by the Node that 1.101 has inside.
 */
const releases = {
  latest: { codeServer: '4.139.1', node: undefined },
  floor: { codeServer: '4.103.2', node: '22.15.1' },
};

export type Release = keyof typeof releases;

/** Installs that VS Code into the cache when it is not there. */
export async function vscodeFromNpm(release: Release): Promise<VscodeFromNpm> {
  const { codeServer, node } = releases[release];
  const folder = await cached(`code-server-${codeServer}`, (folder) => installCodeServer(codeServer, folder));
  return {
    node: node === undefined ? process.execPath : await nodeFromNpm(node),
    server: path.join(folder, 'node_modules/code-server/lib/vscode/out/server-main.js'),
  };
}

async function installCodeServer(version: string, folder: string): Promise<void> {
  console.log(`Installing VS Code from npm (code-server ${version}, about 600 MB, once) …`);
  await writeFile(path.join(folder, 'package.json'), '{ "private": true }\n');
  await npm(['install', `code-server@${version}`], folder);
  // VS Code's own packages are listed a level deeper, where code-server's install script would fetch them.
  await npm(['install', '--omit=dev'], path.join(folder, 'node_modules/code-server/lib/vscode'));
}

async function nodeFromNpm(version: string): Promise<string> {
  const packageName = `node-${process.platform}-${process.arch}`;
  const folder = await cached(`node-${version}`, async (folder) => {
    console.log(`Installing Node ${version} from npm (once) …`);
    await writeFile(path.join(folder, 'package.json'), '{ "private": true }\n');
    await npm(['install', `${packageName}@${version}`], folder);
  });
  return path.join(folder, 'node_modules', packageName, 'bin/node');
}
