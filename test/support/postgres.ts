import { execFile, execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { chmod, chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { cached } from '../../scripts/lib/cache.ts';
import { onPath } from '../../scripts/lib/onPath.ts';
import { serve, until } from '../../scripts/lib/processes.ts';
import { pythonEnvironment } from '../../scripts/lib/python.ts';
import { freePort } from './freePort.ts';

const run = promisify(execFile);
const driver = 'psycopg2-binary==2.9.13';

export interface Postgres {
  /** For SQLAlchemy. */
  readonly uri: string;
  /** What lets a Python find the driver. */
  readonly environment: NodeJS.ProcessEnv;
  stop(): Promise<void>;
}

/** The folder with `initdb` and `postgres`, if there is one; Debian does not put them on the PATH. */
export async function postgresPrograms(): Promise<string | undefined> {
  const initdb = await onPath('initdb');
  if (initdb !== undefined) return path.dirname(initdb);
  const debian = '/usr/lib/postgresql';
  try {
    const [newest] = readdirSync(debian).sort((a, b) => Number(b) - Number(a));
    return newest && path.join(debian, newest, 'bin');
  } catch {
    return undefined; // Not Debian, or not installed.
  }
}

/** Starts a new, empty PostgreSQL on 127.0.0.1. Texts are sorted by code points there, as in SQLite. */
export async function startPostgres(programs: string): Promise<Postgres> {
  const folder = await mkdtemp(path.join(tmpdir(), 'podium-postgres-'));
  const owner = await serverOwner(folder);
  const data = path.join(folder, 'data');
  const settings = ['--username=mlflow', '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8', '--no-sync'];
  await run(path.join(programs, 'initdb'), [`--pgdata=${data}`, ...settings], { ...owner, cwd: folder });
  const port = String(await freePort());
  const args = ['-D', data, '-h', '127.0.0.1', '-p', port, '-k', '', '-c', 'fsync=off'];
  const server = serve(path.join(programs, 'postgres'), args, { ...owner, cwd: folder });
  const stop = async (): Promise<void> => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await until(server, 'PostgreSQL', 60_000, () => /ready to accept connections/.test(server.output()) || undefined);
    const uri = `postgresql+psycopg2://mlflow@127.0.0.1:${port}/postgres`;
    return { uri, environment: { PYTHONPATH: await driverFolder() }, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** PostgreSQL refuses to run as root, and has a user of its own where root has installed it. */
async function serverOwner(folder: string): Promise<{ uid?: number; gid?: number }> {
  if (process.getuid?.() !== 0) return {};
  const id = (what: string): number => Number(execFileSync('id', [what, 'postgres'], { encoding: 'utf8' }));
  const owner = { uid: id('-u'), gid: id('-g') };
  await chown(folder, owner.uid, owner.gid);
  await chmod(folder, 0o755);
  return owner;
}

/** Beside MLflow's own environment, since nothing else needs it. */
async function driverFolder(): Promise<string> {
  const python = await pythonEnvironment();
  const key = createHash('sha256').update([python, driver].join('\0')).digest('hex');
  return await cached(`postgres-driver-${key.slice(0, 12)}`, async (folder) => {
    await run(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--target', folder, driver]);
  });
}
