import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import path from 'node:path';
import { promisify } from 'node:util';
import { cached } from '../../scripts/lib/cache.ts';
import { pythonEnvironment } from '../../scripts/lib/python.ts';

const run = promisify(execFile);

/** Without what only training needs. SQLAlchemy 2.1 and setuptools 81 break MLflow of those times. */
const pins = {
  '1.30.1': [
    ...['mlflow-skinny==1.30.1', 'SQLAlchemy==1.4.54', 'alembic==1.12.1', 'protobuf==4.25.9', 'setuptools<81'],
    ...['Flask==2.2.5', 'Werkzeug==2.2.3', 'gunicorn==20.1.0', 'querystring-parser==1.2.4'],
    'prometheus-flask-exporter==0.22.4',
  ],
  '2.22.2': [
    ...['mlflow-skinny==2.22.2', 'SQLAlchemy==2.0.43', 'alembic==1.13.3', 'Flask==3.1.3', 'gunicorn==23.0.0'],
    ...['graphene==3.4.3', 'setuptools<81'],
  ],
} as const;

export type OldVersion = keyof typeof pins;

/** The path of a Python with this MLflow: a virtual environment in the per-user cache, made in some ten seconds when it is first asked for. */
export async function oldMlflow(version: OldVersion): Promise<string> {
  const python = await pythonEnvironment();
  const key = createHash('sha256')
    .update([python, ...pins[version]].join('\0'))
    .digest('hex');
  const folder = await cached(`mlflow-${version}-${key.slice(0, 12)}`, async (folder) => {
    await run(python, ['-m', 'venv', folder]);
    const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check'];
    await run(executable(folder), [...pip, ...pins[version]]);
  });
  return executable(folder);
}

function executable(folder: string): string {
  return process.platform === 'win32' ? path.join(folder, 'Scripts', 'python.exe') : path.join(folder, 'bin', 'python');
}
