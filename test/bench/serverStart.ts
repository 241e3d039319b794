import { setTimeout as sleep } from 'node:timers/promises';
import { startMlflow } from '../support/mlflowServer.ts';

const settings = {
  lean: {},
  default: { workers: 4, environment: { MLFLOW_SERVER_ENABLE_JOB_EXECUTION: 'true' } },
};

/** Milliseconds from the start of `mlflow server` to its first answer to experiments/search; `lean` is the fastest that it can be set. */
export async function serverStart(folder: string, setting: keyof typeof settings): Promise<number> {
  const startMs = performance.now();
  const server = await startMlflow({ folder, ...settings[setting] });
  try {
    // On a busy machine, the one that said it is healthy may be ended, and started again, by its own supervisor.
    while (!(await answers(server.url))) await sleep(20);
    return performance.now() - startMs;
  } finally {
    await server.stop();
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(`${url}/api/2.0/mlflow/experiments/search`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ max_results: 100, order_by: ['last_update_time DESC'] }),
      signal: AbortSignal.timeout(60_000),
    });
    await response.json();
    return response.ok;
  } catch (error) {
    if (error instanceof TypeError) return false; // Not answered at all.
    throw error;
  }
}
