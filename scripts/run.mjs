// `node scripts/run.mjs <task>`: runs scripts/<task>.ts, first installing what is missing.
// Plain JavaScript, because it runs on the Node that the machine has; the tasks run on the Node that package.json pins.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { mendPackages } from './lib/mendPackages.mjs';

const root = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), '..');
const modules = path.join(root, 'node_modules');
const stamp = path.join(modules, '.podium-lock');
const node = path.join(modules, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

const [task = '', ...args] = process.argv.slice(2);
const script = path.join(root, 'scripts', `${task}.ts`);
if (Number(process.versions.node.split('.')[0]) < 20) {
  fail(`Podium's scripts need Node 20 or newer, and this is ${process.version}: install one from https://nodejs.org.`);
}
if (!/^[a-z]+$/.test(task) || !existsSync(script)) fail(`There is no task "${task}": see "scripts" in package.json.`);

const lock = createHash('sha256')
  .update(readFileSync(path.join(root, 'package-lock.json')))
  .digest('hex');
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== lock) {
  console.log('Installing the packages that package-lock.json names …');
  // `npm ci` begins by deleting all that is there, also under the feet of what runs in another terminal.
  const way = existsSync(modules) ? ['install', '--no-save'] : ['ci'];
  const code = await npm([...way, '--include=dev', '--loglevel=error']);
  if (code !== 0) fail('npm did not finish; what it said is above.');
  writeFileSync(stamp, lock);
}
mendPackages(modules);

process.chdir(root);
process.exitCode = await run(node, [script, ...args], {
  env: { ...process.env, PATH: path.join(modules, '.bin') + path.delimiter + (process.env.PATH ?? '') },
});

/** npm names its own script to what it starts; without npm in between it is on the PATH, on Windows as a batch file. */
function npm(args) {
  const own = process.env.npm_execpath;
  if (own?.endsWith('.js')) return run(process.execPath, [own, ...args], { cwd: root });
  return run('npm', args, { cwd: root, shell: process.platform === 'win32' });
}

/** The exit code. Ctrl-C reaches the child by itself, and `kill` is passed on; either way we stay until the child has cleaned up. */
function run(command, args, options) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: 'inherit', ...options });
    process.on('SIGINT', () => {});
    for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
    child.on('error', (error) => {
      console.error(`${command} could not be started: ${error.message}`);
      resolve(1);
    });
    child.on('close', (code) => resolve(code ?? 1));
  });
}

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}
