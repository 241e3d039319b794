import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { bundleForEditor } from '../../scripts/editor/testBundle.ts';
import { run } from '../../scripts/lib/processes.ts';
import { benchFolder } from './benchFolder.ts';
import type { HostFigures, HostMeasurement } from './host/index.ts';

export interface Opened {
  /** What VS Code opens. */
  readonly folder: string;
  /** An experiment that the sidebar shows. */
  readonly experiment: string;
  readonly settings?: Readonly<Record<string, unknown>>;
}

const program = path.resolve('scripts/editor/code.ts');
const screenshots = path.resolve('.artifacts/screenshots/bench');

/** Starts VS Code (the one from npm, which has a page to press and to look at), measures something in its extension host, and ends it. */
export async function inEditor<Name extends HostMeasurement>(
  measurement: Name,
  { folder, experiment, settings = {} }: Opened,
): Promise<HostFigures<Name>> {
  const dataFolder = await benchFolder('vscode');
  const figures = path.join(dataFolder, 'figures.json');
  await writeSettings(path.join(dataFolder, 'User/settings.json'), settings);
  const args = [
    program,
    folder,
    `--user-data-dir=${dataFolder}`,
    `--extensions-dir=${path.join(dataFolder, 'extensions')}`,
    `--extensionDevelopmentPath=${process.cwd()}`,
    `--extensionTestsPath=${await (hostBundle ??= bundleForEditor('test/bench/host', ['index.ts']))}`,
  ];
  const env = {
    ...process.env,
    PODIUM_BENCH: measurement,
    PODIUM_BENCH_EXPERIMENT: experiment,
    PODIUM_BENCH_FIGURES: figures,
    PODIUM_SCREENSHOTS: screenshots,
  };
  const code = await run(process.execPath, args, { env, stdio: ['pipe', 'inherit', 'inherit'] });
  if (code !== 0) throw new Error(`VS Code could not measure ${measurement}:\n${await logOf(dataFolder)}`);
  return JSON.parse(await readFile(figures, 'utf8')) as HostFigures<Name>;
}

let hostBundle: Promise<string> | undefined;

async function writeSettings(file: string, more: Readonly<Record<string, unknown>>): Promise<void> {
  const ours = JSON.parse(await readFile('scripts/editor/settings.json', 'utf8')) as object;
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, JSON.stringify({ ...ours, ...more }));
}

/** The end of what the workbench logged. */
async function logOf(dataFolder: string): Promise<string> {
  return (await readFile(path.join(dataFolder, 'workbench.log'), 'utf8')).slice(-2_000);
}
