import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { cached } from './cache.ts';

const run = promisify(execFile);
const requirements = path.resolve(import.meta.dirname, '../requirements.txt');
const windows = process.platform === 'win32';

/** Says, in a sentence, what to install: there is no Python here that can carry MLflow. */
export class PythonMissing extends Error {}

interface Interpreter {
  readonly command: readonly [string, ...string[]];
  readonly version: string;
  readonly home: string;
}

let environment: Promise<string> | undefined;

/**
 * The path of a Python with MLflow in it: a virtual environment in the per-user cache, made when it is first asked for.
 *
 * Run its tools as modules (`-m mlflow`): the scripts in its `bin` name the folder in which it was built.
 *
 * @throws PythonMissing where no Python of at least 3.10 with `venv` is found.
 */
export function pythonEnvironment(): Promise<string> {
  environment ??= prepare();
  return environment;
}

async function prepare(): Promise<string> {
  const interpreter = await findInterpreter();
  const pins = await readFile(requirements, 'utf8');
  const key = createHash('sha256').update([pins, interpreter.version, interpreter.home].join('\0')).digest('hex');
  const folder = await cached(`python-${key.slice(0, 12)}`, (folder) => install(interpreter, folder));
  return executable(folder);
}

async function install(interpreter: Interpreter, folder: string): Promise<void> {
  console.log(`Python ${interpreter.version}: installing MLflow and scikit-learn (about a minute, once) …`);
  const [command, ...args] = interpreter.command;
  try {
    await run(command, [...args, '-m', 'venv', folder]);
  } catch (error) {
    throw new PythonMissing(
      `Python ${interpreter.version} cannot make a virtual environment; install its venv module (on Debian: python3-venv).`,
      { cause: error },
    );
  }
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--requirement', requirements];
  await run(executable(folder), pip, { maxBuffer: 64 * 1024 * 1024 });
}

function executable(folder: string): string {
  return windows ? path.join(folder, 'Scripts', 'python.exe') : path.join(folder, 'bin', 'python');
}

async function findInterpreter(): Promise<Interpreter> {
  const candidates: [string, ...string[]][] = [
    ['python3'],
    ['python'],
    ...(windows ? [['py', '-3'] as [string, string]] : []),
  ];
  const tooOld: string[] = [];
  for (const command of candidates) {
    const found = await ask(command);
    if (!found) continue;
    const [major = 0, minor = 0] = found.version.split('.').map(Number);
    if (major > 3 || (major === 3 && minor >= 10)) return found;
    tooOld.push(`${command.join(' ')} is ${found.version}`);
  }
  const why =
    tooOld.length > 0 ? tooOld.join(', ') : `none of ${candidates.map((c) => c[0]).join(', ')} is on the PATH`;
  throw new PythonMissing(`Python 3.10 or newer is needed to run a real MLflow, and ${why}.`);
}

async function ask(command: readonly [string, ...string[]]): Promise<Interpreter | undefined> {
  const [program, ...args] = command;
  const question = 'import platform, sys; print(platform.python_version()); print(sys.base_prefix)';
  try {
    const { stdout } = await run(program, [...args, '-c', question]);
    const [version = '', home = ''] = stdout.trim().split(/\r?\n/);
    return { command, version, home };
  } catch {
    return undefined; // Not there, or the shop's placeholder that Windows puts there.
  }
}

if (import.meta.main) console.log(await pythonEnvironment());
