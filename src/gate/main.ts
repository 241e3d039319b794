import { runGate } from './runGate.ts';

const stopped = new AbortController();
process.once('SIGINT', () => stopped.abort(new Error('It was stopped before anything could be judged.')));

process.exitCode = await runGate(
  process.argv.slice(2),
  {
    environment: process.env,
    out: (text) => process.stdout.write(text),
    error: (text) => process.stderr.write(text),
  },
  stopped.signal,
);
