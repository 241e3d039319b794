import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { serve, until } from '../../scripts/lib/processes.ts';
import { pythonEnvironment } from '../../scripts/lib/python.ts';
import { environmentWithoutMlflow } from './environment.ts';
import { freePort } from './freePort.ts';

export interface MlflowServer {
  /** Where it answers, with its prefix: a tracking URI. */
  readonly url: string;
  /** Ends it and all that it started. */
  stop(): Promise<void>;
}

export interface MlflowServerOptions {
  /** Where it runs; relative backends and destinations lie in it. */
  readonly folder: string;
  readonly backend?: string;
  readonly artifactsDestination?: string;
  readonly staticPrefix?: string;
  /** 1 unless said; MLflow itself starts 4. */
  readonly workers?: number;
  /** The one user that may sign in, an administrator. MLflow wants a password of 12 characters. */
  readonly basicAuth?: { readonly username: string; readonly password: string };
  readonly environment?: NodeJS.ProcessEnv;
  /** A Python with another MLflow in it. */
  readonly python?: string;
}

/** MLflow needs 5 s on a quiet machine, and half a minute on a busy one. */
const readyWithinMs = 120_000;

const leash = path.resolve(import.meta.dirname, 'leash.py');

/** Starts a real `mlflow server` on 127.0.0.1, and waits until it answers. It ends with this process, however that ends. */
export async function startMlflow(options: MlflowServerOptions): Promise<MlflowServer> {
  const port = await freePort();
  const python = options.python ?? (await pythonEnvironment());
  if (options.basicAuth) await writeFile(authFile(options), authSettings(options.basicAuth));
  const server = serve(python, [leash, python, '-m', 'mlflow', ...serverArguments(options, port)], {
    cwd: options.folder,
    env: { ...environmentWithoutMlflow(), ...settings(options), ...options.environment },
  });

  const url = `http://127.0.0.1:${String(port)}${options.staticPrefix ?? ''}`;
  const answers = async (): Promise<true | undefined> => {
    const health = await fetch(`${url}/health`).catch(() => undefined);
    return health?.ok === true ? true : undefined;
  };
  try {
    await until(server, 'The MLflow server', readyWithinMs, answers);
  } catch (error) {
    await server.stop();
    throw error;
  }
  return { url, stop: () => server.stop() };
}

function serverArguments(options: MlflowServerOptions, port: number): string[] {
  const { backend = 'sqlite:///mlflow.db', artifactsDestination = './mlartifacts', staticPrefix, basicAuth } = options;
  const args = ['server', '--host', '127.0.0.1', '--port', String(port), '--workers', String(options.workers ?? 1)];
  args.push('--backend-store-uri', backend, '--artifacts-destination', artifactsDestination);
  if (staticPrefix !== undefined) args.push('--static-prefix', staticPrefix);
  if (basicAuth) args.push('--app-name', 'basic-auth');
  return args;
}

function settings(options: MlflowServerOptions): NodeJS.ProcessEnv {
  return {
    MLFLOW_DISABLE_TELEMETRY: 'true',
    MLFLOW_SERVER_ENABLE_JOB_EXECUTION: 'false',
    ...(options.basicAuth && {
      MLFLOW_AUTH_CONFIG_PATH: authFile(options),
      MLFLOW_FLASK_SERVER_SECRET_KEY: 'only-for-tests',
    }),
  };
}

function authFile(options: MlflowServerOptions): string {
  return path.join(options.folder, 'basic_auth.ini');
}

function authSettings({ username, password }: { readonly username: string; readonly password: string }): string {
  return [
    '[mlflow]',
    'default_permission = READ',
    'database_uri = sqlite:///basic_auth.db',
    `admin_username = ${username}`,
    `admin_password = ${password}`,
    'authorization_function = mlflow.server.auth:authenticate_request_basic_auth',
    '',
  ].join('\n');
}
