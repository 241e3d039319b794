import type { App } from '../../services/app.ts';
import type { Node } from '../../services/node.ts';
import type { RunAddress } from '../../services/pages.ts';
import type { Command } from '../command.ts';
import { experimentFor } from '../experiments/experimentFor.ts';

/** More curves than this in one chart nobody tells apart. */
const mostRuns = 100;

/** Opens the metric charts of the selected runs, of those of one metric, or of an experiment's runs. */
export const showCharts: Command = {
  id: 'podium.charts.open',
  title: 'Show Metric Charts',
  icon: '$(graph-line)',

  async run(app, target, selected) {
    const called = selected.length > 1 ? selected : target ? [target] : [];
    const nodes = called.length > 0 ? called : app.trees.selection;
    const runs = runsOf(nodes);
    if (runs.length > 0) openRuns(app, runs, metricOf(nodes));
    else await openExperiment(app, called.length > 0 ? target : nodes.find(({ kind }) => kind === 'experiment'));
  },
};

/** Each run once; a metric stands for its run. */
function runsOf(nodes: readonly Node[]): readonly RunAddress[] {
  const runs = nodes.flatMap((node) =>
    node.kind === 'run' || node.kind === 'metric' ? [{ connectionId: node.connection.id, runId: node.run.runId }] : [],
  );
  return [...new Map(runs.map((run) => [`${run.connectionId}/${run.runId}`, run])).values()];
}

/** The one that all metrics among them are. */
function metricOf(nodes: readonly Node[]): string | undefined {
  const keys = new Set(nodes.flatMap((node) => (node.kind === 'metric' ? [node.key] : [])));
  return keys.size === 1 ? [...keys][0] : undefined;
}

function openRuns(app: App, runs: readonly RunAddress[], metric: string | undefined): void {
  app.pages.open({ kind: 'charts', runs: runs.slice(0, mostRuns), ...(metric !== undefined && { metric }) });
  if (runs.length <= mostRuns) return;
  void app.ui.inform(
    `Charts show ${String(mostRuns)} runs at once: these are the first of the ${String(runs.length)} selected. Select fewer to choose which.`,
  );
}

async function openExperiment(app: App, target: Node | undefined): Promise<void> {
  const node = await experimentFor(app, target, 'Show Metric Charts');
  if (!node) return;
  const { connection, experiment } = node;
  app.pages.open({ kind: 'experimentCharts', connectionId: connection.id, experimentId: experiment.experimentId });
}
