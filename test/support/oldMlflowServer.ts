import path from 'node:path';
import { serve, until } from '../../scripts/lib/processes.ts';
import { environmentWithoutMlflow } from './environment.ts';
import { freePort } from './freePort.ts';
import type { MlflowServer } from './mlflowServer.ts';

const leash = path.resolve(import.meta.dirname, 'leash.py');

export interface OldMlflowServerOptions {
  /** Where it runs, and keeps its artifacts. */
  readonly folder: string;
  readonly backend: string;
  /** A Python with an MLflow before 2 in it. */
  readonly python: string;
}

/** Starts what `mlflow server` started before MLflow 2: that command looks for a `gunicorn` on the PATH, and cannot be run as a module. */
export async function startOldMlflow({ folder, backend, python }: OldMlflowServerOptions): Promise<MlflowServer> {
  const address = `127.0.0.1:${String(await freePort())}`;
  const args = ['-m', 'gunicorn', '--bind', address, '--workers', '1', 'mlflow.server:app'];
  const server = serve(python, [leash, python, ...args], {
    cwd: folder,
    env: {
      ...environmentWithoutMlflow(),
      _MLFLOW_SERVER_FILE_STORE: backend,
      _MLFLOW_SERVER_ARTIFACT_ROOT: path.join(folder, 'mlartifacts'),
    },
  });
  const url = `http://${address}`;
  const answers = async (): Promise<true | undefined> => {
    const health = await fetch(`${url}/health`).catch(() => undefined);
    return health?.ok === true ? true : undefined;
  };
  try {
    await until(server, 'The old MLflow server', 120_000, answers);
  } catch (error) {
    await server.stop();
    throw error;
  }
  return { url, stop: () => server.stop() };
}
