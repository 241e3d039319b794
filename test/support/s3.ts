import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import path from 'node:path';
import { promisify } from 'node:util';
import { cached } from '../../scripts/lib/cache.ts';
import { serve, until } from '../../scripts/lib/processes.ts';
import { pythonEnvironment } from '../../scripts/lib/python.ts';
import { environmentWithoutMlflow } from './environment.ts';
import { freePort } from './freePort.ts';

const run = promisify(execFile);
const leash = path.resolve(import.meta.dirname, 'leash.py');

/** What S3 needs beyond MLflow's own environment: the service, and the client with which MLflow speaks to it. */
const packages = [
  'moto==5.1.5',
  'boto3==1.38.36',
  'botocore==1.38.36',
  's3transfer==0.13.0',
  'jmespath==1.0.1',
  'responses==0.25.7',
  'xmltodict==0.14.2',
  'py-partiql-parser==0.6.1',
];

/** Nobody checks the signature, but that there is one. */
const headers = {
  authorization:
    'AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=none',
};

/** An S3 with one empty bucket, on this machine. */
export interface S3 {
  /** What `--artifacts-destination` takes. */
  readonly destination: string;
  /** What lets an `mlflow server` use it. */
  readonly environment: NodeJS.ProcessEnv;
  put(key: string, bytes: Uint8Array): Promise<void>;
  remove(key: string): Promise<void>;
  /** How often an object was fetched, whole or in part. */
  fetched(key: string): number;
  stop(): Promise<void>;
}

export async function startS3(): Promise<S3> {
  const python = await pythonEnvironment();
  const port = String(await freePort());
  const environment = {
    PYTHONPATH: await packageFolder(python),
    MLFLOW_S3_ENDPOINT_URL: `http://127.0.0.1:${port}`,
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_DEFAULT_REGION: 'us-east-1',
    NO_PROXY: '127.0.0.1',
  };
  const server = serve(python, [leash, python, '-m', 'moto.server', '-H', '127.0.0.1', '-p', port], {
    cwd: path.dirname(leash),
    env: { ...environmentWithoutMlflow(), ...environment },
  });
  const bucket = `http://127.0.0.1:${port}/podium`;
  const addressOf = (key: string): string => `/podium/${key.split('/').map(encodeURIComponent).join('/')}`;
  const ask = async (method: string, address: string, body?: Uint8Array<ArrayBuffer>): Promise<void> => {
    const answer = await fetch(new URL(address, bucket), { method, headers, ...(body && { body }) });
    await answer.arrayBuffer();
    if (!answer.ok) throw new Error(`S3 answers ${String(answer.status)} to ${method} ${address}`);
  };
  try {
    const answers = (): Promise<true | undefined> =>
      ask('PUT', '/podium').then(
        () => true,
        () => undefined,
      );
    await until(server, 'S3', 60_000, answers);
  } catch (error) {
    await server.stop();
    throw error;
  }
  return {
    destination: 's3://podium/mlflow',
    environment,
    put: (key, bytes) => ask('PUT', addressOf(key), new Uint8Array(bytes)),
    remove: (key) => ask('DELETE', addressOf(key)),
    fetched: (key) => server.output().split(`"GET ${addressOf(key)} `).length - 1,
    stop: () => server.stop(),
  };
}

/** Beside MLflow's own environment, since nothing else needs it. What that has already is not installed again. */
async function packageFolder(python: string): Promise<string> {
  const key = createHash('sha256')
    .update([python, ...packages].join('\0'))
    .digest('hex');
  return await cached(`s3-${key.slice(0, 12)}`, async (folder) => {
    const into = ['--no-deps', '--target', folder];
    await run(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...into, ...packages]);
  });
}
