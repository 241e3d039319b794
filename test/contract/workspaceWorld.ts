import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { pythonEnvironment } from '../../scripts/lib/python.ts';
import { environmentWithoutMlflow } from '../support/environment.ts';
import { startMlflow } from '../support/mlflowServer.ts';
import { tempFolder } from '../support/tempFolder.ts';
import { startOracle, type Oracle } from './oracle.ts';

const run = promisify(execFile);
const seed = path.resolve(import.meta.dirname, 'workspaceSeed.py');

/** Those that `workspaceSeed.py` fills. */
export const workspaces = ['default', 'team-a', 'team-b'] as const;
export type WorkspaceName = (typeof workspaces)[number];

/** A real server with workspaces, its database, and MLflow's own client for each workspace. */
export interface WorkspaceWorld {
  readonly serverUri: string;
  readonly databaseUri: string;
  readonly oracles: ReadonlyMap<WorkspaceName, Oracle>;
  dispose(): Promise<void>;
}

export async function createWorkspaceWorld(): Promise<WorkspaceWorld> {
  const owned: (() => unknown)[] = [];
  const dispose = async (): Promise<void> => {
    for (const end of owned.splice(0).reverse()) await end();
  };
  try {
    const folder = tempFolder();
    owned.push(() => folder[Symbol.dispose]());
    const server = await startMlflow({ folder: folder.path, environment: { MLFLOW_ENABLE_WORKSPACES: 'true' } });
    owned.push(() => server.stop());
    await run(await pythonEnvironment(), [seed, server.url], { env: environmentWithoutMlflow() });
    const oracles = new Map<WorkspaceName, Oracle>();
    for (const workspace of workspaces) {
      const oracle = await startOracle(server.url, { MLFLOW_WORKSPACE: workspace });
      owned.push(() => oracle.close());
      oracles.set(workspace, oracle);
    }
    return { serverUri: server.url, databaseUri: `sqlite:///${path.join(folder.path, 'mlflow.db')}`, oracles, dispose };
  } catch (error) {
    await dispose();
    throw error;
  }
}
