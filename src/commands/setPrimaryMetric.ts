import { UserError, type PickItem } from '../host/ui.ts';
import type { App } from '../services/app.ts';
import type { Node, NodeOf } from '../services/node.ts';
import { choosePrimaryMetric, primaryMetric } from '../services/primaryMetric.ts';
import type { Command } from './command.ts';
import { searchForExperiment } from './searchExperiments.ts';

/** How many of the newest runs say which metrics an experiment has. */
const newest = 50;

/** Chooses the metric whose value stands beside each run of an experiment. */
export const setPrimaryMetric: Command = {
  id: 'podium.experiment.setPrimaryMetric',
  title: 'Set Primary Metric…',
  icon: '$(graph-line)',

  async run(app, target) {
    const experiment = target ? await experimentOf(app, target) : await searchForExperiment(app, 'Set Primary Metric');
    if (!experiment) return;
    const choice = target?.kind === 'metric' ? { metric: target.key } : await pickMetric(app, experiment);
    if (!choice) return;
    await choosePrimaryMetric(app.state, experiment.connection, experiment.experiment, choice.metric);
    app.trees.refresh(experiment);
  },
};

async function experimentOf(app: App, target: Node): Promise<NodeOf<'experiment'>> {
  if (target.kind === 'experiment') return target;
  if (!('run' in target)) throw new UserError('Choose an experiment, one of its runs, or one of their metrics.');
  const { connection, run } = target;
  const experiment = await app.ui.progress('Reading the experiment', (signal) =>
    app.connections.ask(connection, (store) => store.getExperiment(run.experimentId, signal)),
  );
  return { kind: 'experiment', connection, experiment };
}

interface Choice {
  readonly metric: string | undefined;
}

function pickMetric(app: App, { connection, experiment }: NodeOf<'experiment'>): Promise<Choice | undefined> {
  const current = primaryMetric(app.state, connection, experiment);
  return app.ui.pick<Choice>({
    title: 'Set Primary Metric',
    placeholder: `The metric beside each run of ${experiment.name}`,
    items: async (signal) => {
      const query = { experimentIds: [experiment.experimentId], maxResults: newest };
      const { items } = await app.connections.ask(connection, (store) => store.searchRuns(query, signal));
      const counts = new Map<string, number>();
      for (const { metrics } of items) {
        for (const name of Object.keys(metrics)) counts.set(name, (counts.get(name) ?? 0) + 1);
      }
      const byUse = [...counts].sort(([a, many], [b, more]) => more - many || a.localeCompare(b));
      return [
        ...byUse.map(([metric, count]): PickItem<Choice> => {
          const use = `in ${String(count)} of ${String(items.length)} newest runs`;
          return { label: metric, description: metric === current ? `${use} · shown now` : use, value: { metric } };
        }),
        { label: 'None', description: 'no metric beside the runs', icon: 'circle-slash', value: { metric: undefined } },
      ];
    },
  });
}
