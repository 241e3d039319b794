import { mocha } from './lib/mocha.ts';
import { pythonEnvironment, PythonMissing } from './lib/python.ts';

try {
  await pythonEnvironment(); // Before any test's clock starts.
} catch (error) {
  if (!(error instanceof PythonMissing)) throw error; // The suites say it, and skip or fail.
}
process.exitCode = await mocha('test/contract/**/*.test.ts');
