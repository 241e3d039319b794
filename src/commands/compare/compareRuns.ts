import type { App } from '../../services/app.ts';
import type { Node, NodeOf } from '../../services/node.ts';
import type { Command } from '../command.ts';
import { openComparison } from './openComparison.ts';
import { otherRun } from './otherRun.ts';
import { runsFor } from '../runs/runsFor.ts';

/** Opens the selected runs beside each other; where there is but one, or none, it asks for the others. */
export const compareRuns: Command = {
  id: 'podium.runs.compare',
  title: 'Compare Runs',
  icon: '$(diff)',

  async run(app, target, selected) {
    const runs = await runsToCompare(app, target, selected);
    if (runs.length > 1) openComparison(app, runs);
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
  const other = await otherRun(app, first);
  return other ? [first, other] : [];
}
