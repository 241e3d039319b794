import path from 'node:path';
import { run } from './processes.ts';

const program = path.resolve(import.meta.dirname, '../../node_modules/mocha/bin/mocha.js');

/** Runs mocha over what the pattern matches, and gives its exit code. What follows the task's name goes to mocha: `--grep nested`. */
export async function mocha(pattern: string): Promise<number> {
  const strict = process.env['CI'] === 'true' ? ['--forbid-only'] : [];
  return await run(process.execPath, [program, ...strict, ...process.argv.slice(2), pattern]);
}
