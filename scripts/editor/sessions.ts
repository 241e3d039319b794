import { spawnSync } from 'node:child_process';
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { resolveCliArgsFromVSCodeExecutablePath, runTests } from '@vscode/test-electron';
import { readSummary, type Summary } from '../lib/summary.ts';
import { findVscode, type FoundVscode } from './findVscode.ts';
import { vscodeFromNpm, type Release } from './vscodeFromNpm.ts';
import { installExtension } from './vscodeServer.ts';

/** One start of VS Code with the suites that ask for it. */
export interface Session {
  readonly name: 'trusted' | 'reloaded' | 'restricted' | 'installed' | 'floor';
  readonly release: Release;
  /** Runs Podium from its VSIX instead of from this folder. */
  readonly installed: boolean;
  /** The folder is one that the user does not trust. */
  readonly restricted: boolean;
}

export const sessions: readonly Session[] = [
  { name: 'trusted', release: 'latest', installed: false, restricted: false },
  { name: 'reloaded', release: 'latest', installed: false, restricted: false },
  { name: 'restricted', release: 'latest', installed: false, restricted: true },
  { name: 'installed', release: 'latest', installed: true, restricted: false },
  { name: 'floor', release: 'floor', installed: true, restricted: false },
];

/** What the sessions share. */
export interface Prepared {
  readonly testsFile: string;
  readonly vsix: string;
  readonly screenshots: string;
}

/** Runs one session over a fresh copy of the sample. */
export async function runSession(session: Session, prepared: Prepared): Promise<Summary> {
  const vscode = await findVscode(session.release);
  console.log(`\n${session.name}: ${vscode.reason}`);
  if (session.restricted && vscode.desktop) {
    console.log(
      'Skipped: a desktop VS Code under test trusts every folder. PODIUM_VSCODE=npm runs it in the one from npm.',
    );
    return { passed: 0, failed: 0, skipped: 1, failures: [] };
  }
  const folders = await freshFolders(session.name);
  if (session.installed) await install(vscode, session.release, folders, prepared.vsix);
  try {
    await runTests({
      vscodeExecutablePath: vscode.executable,
      // VS Code runs tests only for an extension under development; beside an installed Podium that is an empty one.
      extensionDevelopmentPath: session.installed ? folders.empty : process.cwd(),
      extensionTestsPath: prepared.testsFile,
      launchArgs: [folders.sample, `--user-data-dir=${folders.data}`, `--extensions-dir=${folders.extensions}`],
      extensionTestsEnv: {
        PODIUM_SESSION: session.name,
        PODIUM_TEST_SUMMARY: folders.summary,
        PODIUM_RELEASE: session.release,
        PODIUM_RESTRICTED: session.restricted ? '1' : '0',
        PODIUM_SCREENSHOTS: path.join(prepared.screenshots, session.name),
      },
    });
    return readSummary(folders.summary);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    // VS Code may also fall over before the first test, or after the last one.
    const summary = readSummary(folders.summary);
    return summary.failed > 0 ? summary : { ...summary, failed: 1, failures: [`VS Code fell over (${session.name}).`] };
  }
}

interface Folders {
  readonly data: string;
  readonly extensions: string;
  readonly sample: string;
  readonly empty: string;
  readonly summary: string;
}

async function freshFolders(session: string): Promise<Folders> {
  const root = path.resolve('.vscode-test', session);
  await rm(root, { recursive: true, force: true });
  const folders = {
    data: path.join(root, 'data'),
    extensions: path.join(root, 'extensions'),
    sample: path.join(root, 'sample'),
    empty: path.join(root, 'empty'),
    summary: path.join(root, 'summary.json'),
  };
  await mkdir(path.join(folders.data, 'User'), { recursive: true });
  await cp(path.join(import.meta.dirname, 'settings.json'), path.join(folders.data, 'User/settings.json'));
  await cp('sample', folders.sample, { recursive: true });
  await mkdir(folders.empty);
  const manifest = { name: 'empty', publisher: 'podium', version: '0.0.0', engines: { vscode: '*' } };
  await writeFile(path.join(folders.empty, 'package.json'), JSON.stringify(manifest));
  return folders;
}

async function install(vscode: FoundVscode, release: Release, folders: Folders, vsix: string): Promise<void> {
  if (!vscode.desktop) {
    const options = { dataFolder: folders.data, extensionsFolder: folders.extensions };
    await installExtension({ vscode: await vscodeFromNpm(release), ...options }, vsix);
    return;
  }
  const [cli = '', ...args] = resolveCliArgsFromVSCodeExecutablePath(vscode.executable, { reuseMachineInstall: true });
  args.push(`--user-data-dir=${folders.data}`, `--extensions-dir=${folders.extensions}`, '--install-extension', vsix);
  const { status } = spawnSync(cli, args, { stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) throw new Error(`VS Code could not install ${vsix}.`);
}
