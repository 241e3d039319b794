import { UserError } from '../../host/ui.ts';
import type { App } from '../../services/app.ts';
import type { NodeOf } from '../../services/node.ts';

/** The run that a file came from, also by way of a model. @throws UserError for a model that came from none. */
export function ownRun(
  { ui, connections }: App,
  { connection, owner }: Pick<NodeOf<'artifact'>, 'connection' | 'owner'>,
): Promise<NodeOf<'run'>> {
  return ui.progress('Reading the run', (signal) =>
    connections.ask(connection, async (store) => {
      const runId =
        'runId' in owner
          ? owner.runId
          : 'modelId' in owner
            ? (await store.getLoggedModel(owner.modelId, signal)).sourceRunId
            : (await store.getModelVersion(owner.name, owner.version, signal)).runId;
      if (runId === '') throw new UserError('This model came from no run. Select two files to compare them.');
      return { kind: 'run', connection, run: await store.getRun(runId, signal) };
    }),
  );
}
