import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { pythonEnvironment } from '../../scripts/lib/python.ts';
import { environmentWithoutMlflow } from './environment.ts';

/** A metric that the script logged. */
export interface Logged {
  readonly atMs: number;
  readonly tookMs: number;
  readonly failure: string | null;
}

/** A script that logs a metric every millisecond, or as often as a real MLflow can. It ends with this process, however that ends. */
export interface Training {
  readonly runId: string;
  readonly experimentId: string;
  /** All that was logged so far. */
  readonly logged: readonly Logged[];
  /** Ends the run, and resolves when the script has ended. */
  end(): Promise<void>;
}

const program = path.resolve(import.meta.dirname, 'training.py');

export async function startTraining(trackingUri: string): Promise<Training> {
  const script = spawn(await pythonEnvironment(), [program, trackingUri], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...environmentWithoutMlflow(), MLFLOW_LOGGING_LEVEL: 'WARNING' },
  });
  const exited = once(script, 'exit') as Promise<[number | null]>;
  const lines = createInterface({ input: script.stdout });
  const [first] = (await Promise.race([once(lines, 'line'), exited])) as [unknown];
  if (typeof first !== 'string') throw new Error('The training script ended before it began.');
  const logged: Logged[] = [];
  lines.on('line', (line) => logged.push(JSON.parse(line) as Logged));
  return {
    ...(JSON.parse(first) as { runId: string; experimentId: string }),
    logged,
    async end() {
      script.stdin.end();
      const [code] = await exited;
      if (code !== 0) throw new Error(`The training script ended with exit code ${String(code)}.`);
    },
  };
}
