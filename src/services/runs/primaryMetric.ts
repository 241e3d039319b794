import type { Connection } from '../../connections/connection.ts';
import type { State } from '../../host/state.ts';
import type { Experiment } from '../../model/experiment.ts';
import { experimentKey } from './experimentKey.ts';

/** Remembered where the user wants no metric, although the experiment names one. */
const none = '';

/** The metric beside each run of an experiment: the one chosen here, else the one that the experiment's tag names. */
export function primaryMetric(state: State, connection: Connection, experiment: Experiment): string | undefined {
  const chosen = state.get('primaryMetrics')?.[experimentKey(connection, experiment)];
  if (chosen !== undefined) return chosen === none ? undefined : chosen;
  return experiment.tags['mlflow.experiment.primaryMetric.name'];
}

export async function choosePrimaryMetric(
  state: State,
  connection: Connection,
  experiment: Experiment,
  metric: string | undefined,
): Promise<void> {
  const chosen = { ...state.get('primaryMetrics'), [experimentKey(connection, experiment)]: metric ?? none };
  await state.set('primaryMetrics', chosen);
}
