import type { App } from '../../services/app.ts';
import type { NodeOf } from '../../services/node.ts';

/** More columns than this nobody compares. */
const mostRuns = 100;

/** Opens runs beside each other; the first is what the others are measured by. */
export function openComparison(app: App, runs: readonly NodeOf<'run'>[]): void {
  app.pages.open({
    kind: 'compare',
    runs: runs.slice(0, mostRuns).map(({ connection, run }) => ({ connectionId: connection.id, runId: run.runId })),
  });
  if (runs.length <= mostRuns) return;
  void app.ui.inform(
    `A comparison shows ${String(mostRuns)} runs at once: these are the first of the ${String(runs.length)} selected. Select fewer to choose which.`,
  );
}
