import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { pythonEnvironment } from '../../../scripts/lib/python.ts';
import { environmentWithoutMlflow } from '../../support/environment.ts';

/** A real training script, which logs what the test says. It ends with this process, however that ends. */
export interface Script {
  /** Resolves when all of it is logged, at the steps from the first on. */
  log(key: string, firstStep: number, values: readonly number[]): Promise<void>;
  /** Ends the run, and resolves when the script has ended. */
  end(): Promise<void>;
}

export async function startScript(trackingUri: string, experiment: string, run: string): Promise<Script> {
  const script = path.resolve('test/editor/support/script.py');
  const running = spawn(await pythonEnvironment(), [script, trackingUri, experiment, run], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: {
      ...environmentWithoutMlflow(),
      MLFLOW_LOGGING_LEVEL: 'WARNING',
      MLFLOW_SUPPRESS_PRINTING_URL_TO_STDOUT: 'true',
    },
  });
  const exited = once(running, 'exit');
  const lines = createInterface({ input: running.stdout });
  const answered = async (): Promise<void> => {
    const [line] = (await Promise.race([once(lines, 'line'), exited])) as [unknown];
    if (line !== '') throw new Error(`The training script said ${JSON.stringify(line)}.`);
  };
  await answered();
  return {
    async log(key, firstStep, values) {
      running.stdin.write(`${JSON.stringify([key, firstStep, values.map(String)])}\n`);
      await answered();
    },
    async end() {
      running.stdin.end();
      await exited;
    },
  };
}
