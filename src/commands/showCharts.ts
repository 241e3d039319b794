import type { App } from '../services/app.ts';
import type { Node, NodeOf } from '../services/node.ts';
import type { Command } from './command.ts';
import { experimentFor } from './experimentFor.ts';

/** Opens the metric charts of the selected runs, or of an experiment's. */
export const showCharts: Command = {
  id: 'podium.charts.open',
  title: 'Show Metric Charts',
  icon: '$(graph-line)',

  async run(app, target, selected) {
    const runs = runsOf(target, selected);
    if (runs.length > 0) {
      app.pages.open({
        kind: 'charts',
        runs: runs.map(({ connection, run }) => ({ connectionId: connection.id, runId: run.runId })),
      });
      return;
    }
    await openExperiment(app, target);
  },
};

function runsOf(target: Node | undefined, selected: readonly Node[]): readonly NodeOf<'run'>[] {
  const nodes = selected.length > 0 ? selected : target ? [target] : [];
  return nodes.filter((node) => node.kind === 'run');
}

async function openExperiment(app: App, target: Node | undefined): Promise<void> {
  const node = await experimentFor(app, target, 'Show Metric Charts');
  if (!node) return;
  const { connection, experiment } = node;
  app.pages.open({ kind: 'experimentCharts', connectionId: connection.id, experimentId: experiment.experimentId });
}
