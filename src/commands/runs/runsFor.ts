import { UserError } from '../../host/ui.ts';
import type { ViewType } from '../../model/lifecycle.ts';
import type { App } from '../../services/app.ts';
import type { Node, NodeOf } from '../../services/node.ts';
import { runText } from '../../services/runs/runFields.ts';
import { searchForRun } from './searchRuns.ts';

/**
 * The runs that a command changes: those that it was called on, else those selected in the sidebar, which is what a key means, else the one
 * that is chosen. None when dismissed.
 * @throws UserError for rows that are no runs.
 */
export async function runsFor(
  app: App,
  title: string,
  target: Node | undefined,
  selected: readonly Node[],
  viewType: ViewType = 'ACTIVE_ONLY',
): Promise<readonly NodeOf<'run'>[]> {
  const called = selected.length > 1 ? selected : target ? [target] : [];
  const runs = distinctRuns(called.length > 0 ? called : app.trees.selection);
  if (runs.length > 0) return runs;
  if (called.length > 0) throw new UserError('Choose a run in the sidebar: this row is none.');
  const found = await searchForRun(app, title, viewType);
  return found ? [found] : [];
}

/** The same for what only runs can have done to them that are not deleted. */
export async function activeRunsFor(...asked: Parameters<typeof runsFor>): Promise<readonly NodeOf<'run'>[]> {
  const runs = await runsFor(...asked);
  const deleted = runs.find(({ run }) => run.lifecycleStage === 'deleted');
  if (deleted)
    throw new UserError(`The ${runText(deleted.run)} is deleted, so it cannot be changed. Restore it first.`);
  return runs;
}

/** The same for what is done with one run, whichever others are selected. */
export async function runFor(app: App, title: string, target: Node | undefined): Promise<NodeOf<'run'> | undefined> {
  const [first, ...others] = await runsFor(app, title, target, [], 'ALL');
  if (others.length > 0) throw new UserError(`${title} is for one run. Select only that.`);
  return first;
}

/** A run that stands in two places is one. */
function distinctRuns(nodes: readonly Node[]): readonly NodeOf<'run'>[] {
  const runs = nodes.filter((node) => node.kind === 'run');
  return [...new Map(runs.map((node) => [`${node.connection.id}/${node.run.runId}`, node])).values()];
}

/** `run a`, or `3 runs`. */
export function runsText(runs: readonly NodeOf<'run'>[]): string {
  const [first] = runs;
  return runs.length === 1 && first ? runText(first.run) : `${String(runs.length)} runs`;
}

/** A tag of a run stands for its run. */
export function taggedRuns(
  target: Node | undefined,
  selected: readonly Node[],
): [target: Node | undefined, selected: readonly Node[]] {
  if (target?.kind !== 'tag' || !('run' in target.owner)) return [target, selected];
  return [{ kind: 'run', connection: target.connection, run: target.owner.run }, []];
}
