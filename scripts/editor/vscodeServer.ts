import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { cp, mkdir, mkdtemp } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { run, serve, until, type Service } from '../lib/processes.ts';
import type { VscodeFromNpm } from './vscodeFromNpm.ts';

export interface VscodeServerOptions {
  readonly vscode: VscodeFromNpm;
  /** Settings, state and installed extensions live here. */
  readonly dataFolder: string;
  readonly extensionsFolder?: string | undefined;
  /** A JSON file of user settings. */
  readonly settingsFile?: string | undefined;
  /** Asks for trust like a user's VS Code; otherwise every folder is trusted. */
  readonly workspaceTrust?: boolean;
  readonly environment?: NodeJS.ProcessEnv;
}

export interface Workbench {
  readonly folder: string;
  readonly developmentFolder?: string | undefined;
  readonly testsFile?: string | undefined;
}

export interface VscodeServer extends Service {
  /** The address of a workbench on a folder of this machine. It holds a secret: who has it, has this user's shell. */
  address(workbench: Workbench): string;
}

/** Serves VS Code on a free port of 127.0.0.1. */
export async function serveVscode(options: VscodeServerOptions): Promise<VscodeServer> {
  const { vscode, dataFolder, workspaceTrust = false } = options;
  await writeSettings(dataFolder, options.settingsFile);
  const secret = randomBytes(16).toString('hex');
  const args = [vscode.server, '--host', '127.0.0.1', '--port', '0', '--connection-token', secret, ...folders(options)];
  // Without it a workbench does not heed the extension under development and the tests that its address names.
  args.push('--enable-smoke-test-driver');
  if (!workspaceTrust) args.push('--disable-workspace-trust');
  // It leaves its sockets behind; their paths must be short.
  const sockets = await mkdtemp(path.join(os.tmpdir(), 'podium-'));
  process.on('exit', () => rmSync(sockets, { recursive: true, force: true }));
  const service = serve(vscode.node, args, {
    env: { ...process.env, XDG_RUNTIME_DIR: sockets, ...options.environment },
  });
  const port = await until(service, 'VS Code', 60_000, () => /agent listening on (\d+)/.exec(service.output())?.[1]);
  const authority = `127.0.0.1:${port}`;
  return {
    ...service,
    address({ folder, developmentFolder, testsFile }) {
      const remote = (file: string): string => `vscode-remote://${authority}${file}`;
      const payload = [['skipWelcome', 'true']];
      if (developmentFolder !== undefined) payload.push(['extensionDevelopmentPath', remote(developmentFolder)]);
      if (testsFile !== undefined) payload.push(['extensionTestsPath', remote(testsFile)]);
      const query = new URLSearchParams({ tkn: secret, folder, payload: JSON.stringify(payload) });
      return `http://${authority}/?${query.toString()}`;
    },
  };
}

/** Installs a VSIX as a user would. */
export async function installExtension(options: VscodeServerOptions, vsix: string): Promise<void> {
  const args = [options.vscode.server, ...folders(options), '--install-extension', vsix];
  const code = await run(options.vscode.node, args, { stdio: ['ignore', 'inherit', 'ignore'] });
  if (code !== 0) throw new Error(`VS Code could not install ${vsix}.`);
}

function folders({ dataFolder, extensionsFolder }: VscodeServerOptions): string[] {
  const args = ['--accept-server-license-terms', '--disable-telemetry', '--server-data-dir', dataFolder];
  if (extensionsFolder !== undefined) args.push('--extensions-dir', extensionsFolder);
  return args;
}

/** A served VS Code reads machine settings from one file and all others from another. */
async function writeSettings(dataFolder: string, settingsFile: string | undefined): Promise<void> {
  if (settingsFile === undefined) return;
  for (const scope of ['User', 'Machine']) {
    const folder = path.join(dataFolder, 'data', scope);
    await mkdir(folder, { recursive: true });
    await cp(settingsFile, path.join(folder, 'settings.json'));
  }
}
