import { UserError } from '../host/ui.ts';
import type { App } from '../services/app.ts';
import type { Node, NodeOf } from '../services/node.ts';
import { runText } from '../services/runFields.ts';
import type { Command } from './command.ts';
import { runsFor } from './runsFor.ts';
import { searchForRun } from './searchRuns.ts';

/** More columns than this nobody compares. */
const mostRuns = 100;

/** Opens the selected runs beside each other; where there is but one, or none, it asks for the others. */
export const compareRuns: Command = {
  id: 'podium.runs.compare',
  title: 'Compare Runs',
  icon: '$(diff)',

  async run(app, target, selected) {
    const runs = await runsToCompare(app, target, selected);
    if (runs.length < 2) return;
    app.pages.open({
      kind: 'compare',
      runs: runs.slice(0, mostRuns).map(({ connection, run }) => ({ connectionId: connection.id, runId: run.runId })),
    });
    if (runs.length <= mostRuns) return;
    void app.ui.inform(
      `A comparison shows ${String(mostRuns)} runs at once: these are the first of the ${String(runs.length)} selected. Select fewer to choose which.`,
    );
  },
};

async function runsToCompare(
  app: App,
  target: Node | undefined,
  selected: readonly Node[],
): Promise<readonly NodeOf<'run'>[]> {
  const runs = await runsFor(app, 'Compare Runs', target, selected);
  const [first] = runs;
  if (runs.length !== 1 || !first) return runs;
  const other = await searchForRun(app, `Compare the ${runText(first.run)} with`);
  if (!other) return [];
  if (other.connection.id === first.connection.id && other.run.runId === first.run.runId)
    throw new UserError(`This is the ${runText(first.run)} itself. Choose another to compare it with.`);
  return [first, other];
}
