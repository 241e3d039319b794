import type { PickItem } from '../../host/ui.ts';
import type { App } from '../../services/app.ts';
import type { NodeOf } from '../../services/node.ts';
import { choosePrimaryMetric, primaryMetric } from '../../services/runs/primaryMetric.ts';
import type { Command } from '../command.ts';
import { experimentFor } from './experimentFor.ts';
import { newestRuns } from './newestRuns.ts';

/** Chooses the metric whose value stands beside each run of an experiment. */
export const setPrimaryMetric: Command = {
  id: 'podium.experiment.setPrimaryMetric',
  title: 'Set Primary Metric…',
  icon: '$(graph-line)',

  async run(app, target) {
    const experiment = await experimentFor(app, target, 'Set Primary Metric');
    if (!experiment) return;
    const choice = target?.kind === 'metric' ? { metric: target.key } : await pickMetric(app, experiment);
    if (!choice) return;
    await choosePrimaryMetric(app.state, experiment.connection, experiment.experiment, choice.metric);
    app.trees.refresh(experiment);
  },
};

interface Choice {
  readonly metric: string | undefined;
}

function pickMetric(app: App, node: NodeOf<'experiment'>): Promise<Choice | undefined> {
  const { connection, experiment } = node;
  const current = primaryMetric(app.state, connection, experiment);
  return app.ui.pick<Choice>({
    title: 'Set Primary Metric',
    placeholder: `The metric beside each run of ${experiment.name}`,
    items: async (signal) => {
      const runs = await newestRuns(app, node, signal);
      const counts = new Map<string, number>();
      for (const { metrics } of runs) {
        for (const name of Object.keys(metrics)) counts.set(name, (counts.get(name) ?? 0) + 1);
      }
      const byUse = [...counts].sort(([a, many], [b, more]) => more - many || a.localeCompare(b));
      return [
        ...byUse.map(([metric, count]): PickItem<Choice> => {
          const use = `in ${String(count)} of ${String(runs.length)} newest runs`;
          return { label: metric, description: metric === current ? `${use} · shown now` : use, value: { metric } };
        }),
        { label: 'None', description: 'no metric beside the runs', icon: 'circle-slash', value: { metric: undefined } },
      ];
    },
  });
}
