import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { pythonEnvironment } from '../../scripts/lib/python.ts';
import { environmentWithoutMlflow } from './environment.ts';

/** A real training script, in a run that goes on, which logs when it is told to. It ends with this process, however that ends. */
export interface Script {
  readonly runId: string;
  readonly experimentId: string;
  readonly runName: string;
  /** Resolves when it is logged. */
  log(step: number, metrics: Readonly<Record<string, number>>): Promise<void>;
  /** Ends the run, and resolves when the script has ended. */
  end(): Promise<void>;
}

const program = path.resolve(import.meta.dirname, 'script.py');

export async function startScript(trackingUri: string, experiment: string): Promise<Script> {
  const script = spawn(await pythonEnvironment(), [program, trackingUri, experiment], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...environmentWithoutMlflow(), MLFLOW_LOGGING_LEVEL: 'WARNING' },
  });
  const exited = once(script, 'exit') as Promise<[number | null]>;
  const lines = createInterface({ input: script.stdout })[Symbol.asyncIterator]();
  const nextLine = async (): Promise<string> => {
    const { value } = (await lines.next()) as IteratorResult<string, undefined>;
    if (value === undefined) throw new Error('The script ended before its time.');
    return value;
  };
  return {
    ...(JSON.parse(await nextLine()) as { runId: string; experimentId: string; runName: string }),
    async log(step, metrics) {
      script.stdin.write(`${JSON.stringify({ step, metrics })}\n`);
      await nextLine();
    },
    async end() {
      script.stdin.end();
      const [code] = await exited;
      if (code !== 0) throw new Error(`The script ended with exit code ${String(code)}.`);
    },
  };
}
