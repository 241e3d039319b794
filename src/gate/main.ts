import { homedir } from 'node:os';
import { runGate, type Terminal } from './runGate.ts';

const stopped = new AbortController();
process.once('SIGINT', () => stopped.abort(new Error('It was stopped before anything could be judged.')));

const terminal: Terminal = {
  environment: process.env,
  home: homedir(),
  out: (text) => process.stdout.write(text),
  error: (text) => process.stderr.write(text),
};

try {
  process.exitCode = await runGate(process.argv.slice(2), terminal, stopped.signal);
} catch (error) {
  // Node itself would end with 1, which says that something was judged.
  process.exitCode = 2;
  terminal.error(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
}
