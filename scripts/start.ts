import { rmSync } from 'node:fs';
import { cp, mkdtemp } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { build } from '../esbuild.ts';
import { hasDisplay } from './editor/findVscode.ts';
import { vscodeFromNpm } from './editor/vscodeFromNpm.ts';
import { serveVscode } from './editor/vscodeServer.ts';
import { run } from './lib/processes.ts';
import { onPath } from './lib/onPath.ts';

console.log('Building Podium …');
await build();

// A copy, so that you may train, promote and delete in it.
const folder = await mkdtemp(path.join(os.tmpdir(), 'podium-start-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
const sample = path.join(folder, 'sample');
await cp('sample', sample, { recursive: true });

const desktop = process.env['PODIUM_VSCODE'] === 'npm' || !hasDisplay() ? undefined : await onPath('code');
process.exitCode = desktop === undefined ? await openInBrowser() : await openOnDesktop(desktop);

async function openOnDesktop(code: string): Promise<number> {
  console.log('Opening VS Code on a copy of the sample project. Close its window, or press Ctrl-C here, to end.');
  const args = ['--new-window', '--wait', '--disable-workspace-trust', `--extensionDevelopmentPath=${process.cwd()}`];
  return await run(code, [...args, sample], { shell: process.platform === 'win32' });
}

async function openInBrowser(): Promise<number> {
  const why = hasDisplay() ? 'there is no `code` on the PATH' : 'there is no display';
  console.log(`Starting the VS Code from npm, because ${why} …`);
  const server = await serveVscode({
    vscode: await vscodeFromNpm('latest'),
    dataFolder: path.join(folder, 'data'),
    settingsFile: path.join(import.meta.dirname, 'editor/settings.json'),
  });
  const address = server.address({ folder: sample, developmentFolder: process.cwd() });
  console.log(`
VS Code with Podium, on a copy of the sample project:

  ${address}

Open that address in a browser on this machine, and press the Podium icon on the left.
Ctrl-C stops it and removes the copy.`);
  return await server.exited;
}
