import { mocha } from './lib/mocha.ts';
import { pythonEnvironment, PythonMissing } from './lib/python.ts';

/** `--all` also runs what takes long and needs more than Python. */
const all = process.argv.indexOf('--all');
if (all > 0) {
  process.argv.splice(all, 1);
  process.env['PODIUM_CONTRACT'] = 'all';
}
try {
  await pythonEnvironment(); // Before any test's clock starts.
} catch (error) {
  if (!(error instanceof PythonMissing)) throw error; // The suites say it, and skip or fail.
}
process.exitCode = await mocha('test/contract/**/*.test.ts');
