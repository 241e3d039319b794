import { cp, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { environmentWithoutMlflow } from '../test/support/environment.ts';
import { startMlflow } from '../test/support/mlflowServer.ts';
import { run } from './lib/processes.ts';
import { pythonEnvironment } from './lib/python.ts';

/** Records the sample project's store anew: a real MLflow server and the sample's own scripts, with the clock set to the days before now. */

const sample = path.resolve(import.meta.dirname, '../sample');
const clockFolder = path.resolve(import.meta.dirname, 'sampleClock');
const scripts = ['train.py', 'release.py'];
const recorded = ['mlflow.db', 'mlartifacts'];
const largestBytes = 5_000_000;
const hourMs = 3_600_000;

const firstHoursAgo = 150;
const week: readonly { readonly hoursAgo: number; readonly command: readonly string[] }[] = [
  { hoursAgo: 149, command: ['train.py', 'breast-cancer', 'neighbours', 'bayes', 'tree'] },
  { hoursAgo: 122, command: ['train.py', 'breast-cancer', 'logistic'] },
  { hoursAgo: 98, command: ['train.py', 'digits'] },
  { hoursAgo: 73, command: ['train.py', 'wine'] },
  { hoursAgo: 52, command: ['train.py', 'wine', 'slow'] },
  { hoursAgo: 50, command: ['train.py', 'digits', 'logistic'] },
  { hoursAgo: 27, command: ['train.py', 'breast-cancer', 'svm', 'forest', 'boosting'] },
  { hoursAgo: 25, command: ['release.py'] },
];

/** How many times faster than ours the sample's clock goes: a run of two seconds then tells of most of a minute. */
const pace = 20;

/** Who the runs say trained them, instead of whoever records the sample. */
const ada = {
  LOGNAME: 'ada',
  USER: 'ada',
  USERNAME: 'ada',
  MLFLOW_DISABLE_TELEMETRY: 'true',
  PYTHONWARNINGS: 'ignore',
};

const python = await pythonEnvironment();
const folder = await mkdtemp(path.join(os.tmpdir(), 'podium-record-'));
try {
  for (const script of scripts) await cp(path.join(sample, script), path.join(folder, script));
  await record();
  pack();
  await check();
  for (const name of recorded) {
    await rm(path.join(sample, name), { recursive: true, force: true });
    await cp(path.join(folder, name), path.join(sample, name), { recursive: true });
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function record(): Promise<void> {
  const clock = path.join(folder, 'clock');
  const environment = { PYTHONPATH: clockFolder, SAMPLE_CLOCK: clock };
  const start = Date.now();
  await setClock(clock, start - firstHoursAgo * hourMs);
  const server = await startMlflow({ folder, environment });
  try {
    for (const { hoursAgo, command } of week) {
      console.log(`${String(hoursAgo)} hours ago: python ${command.join(' ')}`);
      await setClock(clock, start - hoursAgo * hourMs);
      const exitCode = await run(python, command, {
        cwd: folder,
        stdio: ['ignore', 'ignore', 'inherit'],
        env: { ...environmentWithoutMlflow(), ...environment, ...ada, MLFLOW_TRACKING_URI: server.url },
      });
      if (exitCode !== 0) throw new Error(`python ${command.join(' ')} ended with exit code ${String(exitCode)}.`);
    }
  } finally {
    await server.stop();
  }
}

async function setClock(file: string, timeMs: number): Promise<void> {
  await writeFile(file, [Date.now() / 1000, timeMs / 1000, pace].join(' '));
}

function pack(): void {
  const database = new DatabaseSync(path.join(folder, 'mlflow.db'));
  database.exec('VACUUM');
  database.close();
}

/** The sample is committed, so it must be small, and tell nothing of the machine that recorded it. */
async function check(): Promise<void> {
  // A host's name of a few letters turns up in any large file by chance.
  const host = os.hostname().length > 5 ? [os.hostname()] : [];
  const own = [folder, sample, os.homedir(), path.dirname(path.dirname(python)), ...host];
  let bytes = 0;
  for (const file of await filesToKeep()) {
    bytes += (await stat(file)).size;
    const content = await readFile(file);
    const found = own.find((text) => content.includes(text));
    if (found !== undefined)
      throw new Error(`${path.relative(folder, file)} names ${found}, which is this machine's own.`);
  }
  if (bytes > largestBytes)
    throw new Error(`The sample has ${String(bytes)} bytes, more than ${String(largestBytes)}.`);
  console.log(`The sample has ${String(bytes)} bytes.`);
}

async function filesToKeep(): Promise<string[]> {
  const artifacts = await readdir(path.join(folder, 'mlartifacts'), { recursive: true, withFileTypes: true });
  const files = artifacts.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  return [path.join(folder, 'mlflow.db'), ...files];
}
