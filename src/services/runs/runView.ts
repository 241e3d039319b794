import type { Connection } from '../../connections/connection.ts';
import type { State } from '../../host/state.ts';
import type { Experiment } from '../../model/experiment.ts';
import type { RunView, SortField } from '../../model/runView.ts';
import { experimentKey } from './experimentKey.ts';
import type { NodeOf } from '../node.ts';
import { primaryMetric } from './primaryMetric.ts';

/** Which runs of an experiment are shown, and in which order. */
export function runViewOf(state: State, connection: Connection, experiment: Pick<Experiment, 'experimentId'>): RunView {
  return state.get('runViews')?.[experimentKey(connection, experiment)] ?? {};
}

export async function rememberRunView(
  state: State,
  connection: Connection,
  experiment: Experiment,
  view: RunView,
): Promise<void> {
  const key = experimentKey(connection, experiment);
  const others = Object.entries(state.get('runViews') ?? {}).filter(([other]) => other !== key);
  const own = view.filter === undefined && view.order === undefined ? [] : [[key, view] as const];
  await state.set('runViews', Object.fromEntries([...others, ...own]));
}

/** What stands beside the name of each run: what they are sorted by, unless every row shows that, else the primary metric. */
export function besideRuns(state: State, connection: Connection, experiment: Experiment): SortField | undefined {
  const field = runViewOf(state, connection, experiment).order?.field;
  const isShown = field?.kind === 'attribute' && field.name !== 'duration';
  if (field && !isShown) return field;
  const metric = primaryMetric(state, connection, experiment);
  return metric === undefined ? undefined : { kind: 'metric', name: metric };
}

/** An experiment as it is shown now. */
export function experimentNode(state: State, connection: Connection, experiment: Experiment): NodeOf<'experiment'> {
  return { kind: 'experiment', connection, experiment, runView: runViewOf(state, connection, experiment) };
}
