import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { environmentWithoutMlflow } from '../support/environment.ts';
import { startMlflow } from '../support/mlflowServer.ts';
import type { Postgres } from '../support/postgres.ts';
import { copySample } from '../support/sample.ts';
import { pythonEnvironment } from '../../scripts/lib/python.ts';
import { startOracle, type Oracle } from './oracle.ts';

const run = promisify(execFile);
const seed = path.resolve(import.meta.dirname, 'seed.py');

/** A copy of the sample with everything odd that `seed.py` adds, a real server on it, and MLflow's own client to ask. */
export interface World {
  readonly serverUri: string;
  readonly databaseUri: string;
  readonly oracle: Oracle;
  readonly judge: Oracle;
  dispose(): Promise<void>;
}

/** Another database for the world, filled with what the sample's holds. */
type OtherDatabase = (sampleDatabaseUri: string) => Promise<Postgres>;

export async function createWorld(otherDatabase?: OtherDatabase): Promise<World> {
  const owned: (() => Promise<void>)[] = [];
  const dispose = async (): Promise<void> => {
    for (const end of owned.splice(0).reverse()) await end();
  };
  try {
    const sample = await copySample();
    owned.push(() => sample.dispose());
    const sampleUri = `sqlite:///${path.join(sample.folder, 'mlflow.db')}`;
    const other = await otherDatabase?.(sampleUri);
    owned.push(async () => other?.stop());
    const { uri: databaseUri, environment } = other ?? { uri: sampleUri, environment: {} };
    const server = await startMlflow({ folder: sample.folder, backend: databaseUri, environment });
    owned.push(() => server.stop());
    await run(await pythonEnvironment(), [seed, server.url], { env: environmentWithoutMlflow() });
    const oracle = await startOracle(server.url);
    owned.push(() => oracle.close());
    const judge = await startOracle(databaseUri, environment);
    owned.push(() => judge.close());
    return { serverUri: server.url, databaseUri, oracle, judge, dispose };
  } catch (error) {
    await dispose();
    throw error;
  }
}
