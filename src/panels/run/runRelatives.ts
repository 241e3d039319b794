import * as v from 'valibot';
import { parentRunId, type Run } from '../../model/run.ts';
import type { Children, OtherRun, RunExperiment } from '../../protocol/run.ts';
import { isPlainId } from '../../services/runs/filterText.ts';
import { primaryMetric } from '../../services/runs/primaryMetric.ts';
import { given } from '../../stores/given.ts';
import { orAbsent } from '../../stores/orAbsent.ts';
import type { PageContext } from '../page.ts';
import type { CurrentRun } from './shownRun.ts';

/** How many children one "Show More" brings. */
const childrenPerPage = 50;

/** The experiment of a run, its parent and its children. Remembers the runs that it named, for these may be opened. */
export function runRelatives(current: CurrentRun, { state }: Pick<PageContext, 'state'>) {
  const named = new Map<string, Run>();

  const readExperiment = (signal: AbortSignal) => {
    const { run, ask } = current();
    return ask((store) => store.getExperiment(run.experimentId, signal));
  };

  return {
    named,
    readExperiment,
    answers: {
      experiment: {
        ask: v.null(),
        answer: async (_: null, signal: AbortSignal): Promise<RunExperiment> => {
          const experiment = await readExperiment(signal);
          const greater = experiment.tags['mlflow.experiment.primaryMetric.greaterIsBetter']?.toLowerCase();
          return {
            name: experiment.name,
            ...given('primaryMetric', primaryMetric(state, current().connection, experiment)),
            ...((greater === 'true' || greater === 'false') && { greaterIsBetter: greater === 'true' }),
          };
        },
      },
      parent: {
        ask: v.null(),
        answer: async (_: null, signal: AbortSignal): Promise<OtherRun | null> => {
          const { run, ask } = current();
          const id = parentRunId(run);
          const parent = id === undefined ? undefined : await ask((store) => orAbsent(store.getRun(id, signal)));
          if (!parent) return null;
          named.set(parent.runId, parent);
          return otherRun(parent, undefined);
        },
      },
      children: {
        ask: v.object({ pageToken: v.exactOptional(v.string()) }),
        answer: async (asked: { readonly pageToken?: string }, signal: AbortSignal): Promise<Children> => {
          const { run, ask, connection } = current();
          if (!isPlainId(run.runId)) return { items: [] };
          const [experiment, page] = await Promise.all([
            readExperiment(signal),
            ask((store) =>
              store.searchRuns(
                {
                  experimentIds: [run.experimentId],
                  filter: `tags.\`mlflow.parentRunId\` = '${run.runId}'`,
                  maxResults: childrenPerPage,
                  ...asked,
                },
                signal,
              ),
            ),
          ]);
          const metric = primaryMetric(state, connection, experiment);
          for (const child of page.items) named.set(child.runId, child);
          return {
            items: page.items.map((child) => otherRun(child, metric)),
            ...given('metric', metric),
            ...given('nextPageToken', page.nextPageToken),
          };
        },
      },
    },
  };
}

function otherRun({ runId, runName, status, startTimeMs, metrics }: Run, metric: string | undefined): OtherRun {
  const value = metric === undefined ? undefined : metrics[metric];
  return {
    runId,
    name: runName,
    status,
    ...given('startTimeMs', startTimeMs),
    ...(value !== undefined && { metric: Float64Array.of(value) }),
  };
}
