import { pythonEnvironment, PythonMissing } from '../../scripts/lib/python.ts';

/** MLflow's start, and what it is asked, take longer than a unit test may. */
const timeoutMs = 180_000;

/** Skips the suite, saying why, where there is no Python for a real MLflow; under CI that is a failure. To be called in `before`. */
export async function needsPython(suite: Mocha.Context): Promise<void> {
  suite.timeout(timeoutMs);
  try {
    await pythonEnvironment();
  } catch (error) {
    if (!(error instanceof PythonMissing) || process.env['CI'] === 'true') throw error;
    console.log(`      skipped: ${error.message}`);
    suite.skip();
  }
}
