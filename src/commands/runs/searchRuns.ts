import type { Connection } from '../../connections/connection.ts';
import type { PickItem } from '../../host/ui.ts';
import type { ViewType } from '../../model/lifecycle.ts';
import type { Run } from '../../model/run.ts';
import type { App } from '../../services/app.ts';
import { containing } from '../../services/runs/filterText.ts';
import type { NodeOf } from '../../services/node.ts';
import { parseRunReference } from '../../services/runs/runReference.ts';
import { pageSize } from '../../stores/store.ts';
import { orAbsent } from '../../stores/orAbsent.ts';
import { joined } from '../../views/look.ts';
import { placeAfter, type PagePlace } from '../../views/pagePlace.ts';
import { runIcon } from '../../views/runLook.ts';
import { age, statusWord } from '../../views/words.ts';
import { connectionInUse } from '../inUse.ts';

/** As many as a list shows at once. */
const mostRuns = 50;

/** MLflow searches only the experiments that it is told; more of them make a question that servers take long to answer. */
const mostExperiments = 1000;

type RunNode = NodeOf<'run'>;

/** A run of the connection in use, found by a part of its name, or by its id. */
export async function searchForRun(
  app: App,
  title: string,
  viewType: ViewType = 'ACTIVE_ONLY',
): Promise<RunNode | undefined> {
  const connection = await connectionInUse(app);
  let experiments: Experiments | undefined;
  return app.ui.search<RunNode | undefined>({
    title,
    placeholder: `Part of a run's name, or its id, in ${connection.name}`,
    find: async (typed, signal) => {
      const text = typed.trim();
      const reference = parseRunReference(text);
      if (reference) {
        const { runId } = reference;
        const run = await app.connections.ask(connection, (store) => orAbsent(store.getRun(runId, signal)));
        return run ? [itemOf(connection, run)] : [];
      }
      // Read once for the whole question; when that was cancelled by typing on, at the next try.
      experiments ??= await experimentsWith(viewType, app, connection, signal);
      const { names, areAll } = experiments;
      const query = {
        viewType,
        experimentIds: [...names.keys()],
        maxResults: mostRuns,
        ...(text !== '' && { filter: `attributes.run_name ILIKE ${containing(text)}` }),
      };
      const { items } = await app.connections.ask(connection, (store) => store.searchRuns(query, signal));
      const found = items.map((run) => itemOf(connection, run, names.get(run.experimentId)));
      return areAll ? found : [...found, onlyTheNewest];
    },
  });
}

interface Experiments {
  /** By id. */
  readonly names: ReadonlyMap<string, string>;
  readonly areAll: boolean;
}

const onlyTheNewest: PickItem<undefined> = {
  label: `Only the ${mostExperiments.toLocaleString('en')} experiments that changed last were searched`,
  icon: 'info',
  value: undefined,
};

/** The experiments that may have runs of this kind: deleted runs are in active ones too. */
async function experimentsWith(
  runs: ViewType,
  app: App,
  connection: Connection,
  signal: AbortSignal,
): Promise<Experiments> {
  const names = new Map<string, string>();
  let place: PagePlace | undefined;
  // Pages are counted, and not what is in them: a server may answer empty ones without end.
  for (let page = 0; page < mostExperiments / pageSize; page++) {
    const query = {
      viewType: runs === 'ACTIVE_ONLY' ? runs : ('ALL' as const),
      orderBy: ['last_update_time DESC'],
      maxResults: pageSize,
      ...(place && { pageToken: place.pageToken }),
    };
    const found = await app.connections.ask(connection, (store) => store.searchExperiments(query, signal));
    for (const { experimentId, name } of found.items) names.set(experimentId, name);
    place = placeAfter(place, found.nextPageToken);
    if (!place) break;
  }
  return { names, areAll: place === undefined };
}

function itemOf(connection: Connection, run: Run, experimentName?: string): PickItem<RunNode> {
  const started = run.startTimeMs === undefined ? undefined : age(run.startTimeMs, Date.now());
  return {
    label: run.runName === '' ? run.runId : run.runName,
    description: joined(experimentName, statusWord(run.status), started) ?? '',
    icon: runIcon(run).name,
    value: { kind: 'run', connection, run },
  };
}
