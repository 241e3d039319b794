import type { Node } from '../services/node.ts';
import { runViewOf } from '../services/runs/runView.ts';
import type { Store } from '../stores/store.ts';
import { orAbsent } from '../stores/orAbsent.ts';
import type { Sources } from './sources.ts';

/** What a row stands for, read again by its id; `undefined` when it is not there any more. Other nodes come back as they are. */
export async function reread(
  { connections, state }: Sources,
  node: Node,
  signal: AbortSignal,
): Promise<Node | undefined> {
  if (!('connection' in node) || !node.connection) return node;
  const { connection } = node;
  const found = await connections.ask(connection, (store) => readAgain(store, node, signal));
  // What is chosen here is not in the store.
  if (found?.kind === 'experiment') return { ...found, runView: runViewOf(state, connection, found.experiment) };
  return found;
}

async function readAgain(store: Store, node: Node, signal: AbortSignal): Promise<Node | undefined> {
  switch (node.kind) {
    case 'experiment': {
      const experiment = await orAbsent(store.getExperiment(node.experiment.experimentId, signal));
      return experiment && { ...node, experiment };
    }
    case 'run': {
      const run = await orAbsent(store.getRun(node.run.runId, signal));
      return run && { ...node, run };
    }
    case 'model': {
      const model = await orAbsent(store.getRegisteredModel(node.model.name, signal));
      return model && { ...node, model };
    }
    case 'version': {
      const version = await orAbsent(store.getModelVersion(node.version.name, node.version.version, signal));
      return version && { ...node, version };
    }
    case 'artifact': {
      const { path, isDir } = node.file;
      const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
      const files = await orAbsent(store.listArtifacts(node.owner, folder === '' ? undefined : folder, signal));
      const file = files?.find((one) => one.path === path && one.isDir === isDir);
      return file && { ...node, file };
    }
    default:
      return node;
  }
}
