import type { Connection } from '../connections/connection.ts';
import type { Run } from '../model/run.ts';
import type { Node } from '../services/node.ts';
import { orAbsent } from '../stores/orAbsent.ts';
import type { Below, Read } from './below.ts';
import type { Sources } from './sources.ts';

/** Each is asked for by its id: so many at once. */
const atOnce = 20;

/** The logged models that a run wrote, as far as they were not deleted since. */
export function loggedModelsBelow(sources: Sources, connection: Connection, run: Run): Below {
  const modelIds = [...new Set(run.modelOutputs.map(({ modelId }) => modelId))];
  return {
    read: loggedModels(sources, connection, run, modelIds),
    known: [],
    whenEmpty: 'The logged models of this run were deleted',
  };
}

function loggedModels(sources: Sources, connection: Connection, run: Run, modelIds: readonly string[]): Read {
  return async (signal) => {
    const models = await sources.connections.ask(connection, (store) =>
      Promise.all(modelIds.slice(0, atOnce).map((id) => orAbsent(store.getLoggedModel(id, signal)))),
    );
    const nodes = models.flatMap((model): Node[] => (model ? [{ kind: 'loggedModel', connection, run, model }] : []));
    const rest = modelIds.slice(atOnce);
    return rest.length === 0 ? { nodes } : { nodes, more: loggedModels(sources, connection, run, rest) };
  };
}
