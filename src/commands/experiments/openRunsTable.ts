import { UserError } from '../../host/ui.ts';
import type { Experiment } from '../../model/experiment.ts';
import type { App } from '../../services/app.ts';
import { mostExperiments, runsIdentity, type RunsIdentity } from '../../services/runs/experimentsTable.ts';

/** Opens the table of the runs of some experiments of a connection, in place of another table, where one is named. */
export function openRunsTable(
  app: App,
  connectionId: string,
  experiments: readonly Experiment[],
  inPlaceOf?: RunsIdentity,
): void {
  if (experiments.length > mostExperiments)
    throw new UserError(`A table shows ${String(mostExperiments)} experiments at most. Choose fewer.`);
  const identity = runsIdentity(
    connectionId,
    experiments.map(({ experimentId }) => experimentId),
  );
  if (identity) app.pages.open(identity, inPlaceOf);
}
