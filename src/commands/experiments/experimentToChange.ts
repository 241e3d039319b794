import { UserError } from '../../host/ui.ts';
import type { ViewType } from '../../model/lifecycle.ts';
import type { App } from '../../services/app.ts';
import type { Node, NodeOf } from '../../services/node.ts';
import { searchForExperiment } from './searchExperiments.ts';

/**
 * The experiment that a command changes: the one that it was called on, else the one selected in the sidebar, which is what a key means,
 * else the one that is chosen. @throws UserError for rows that are none.
 */
export async function experimentToChange(
  app: App,
  title: string,
  target: Node | undefined,
  selected: readonly Node[],
  viewType: ViewType = 'ACTIVE_ONLY',
): Promise<NodeOf<'experiment'> | undefined> {
  if (selected.length > 1) throw new UserError('Choose one experiment at a time.');
  if (target?.kind === 'experiment') return target;
  if (target) throw new UserError('Choose an experiment in the sidebar: this row is none.');
  const chosen = app.trees.selection.filter((node) => node.kind === 'experiment');
  if (chosen.length > 1) throw new UserError('Choose one experiment at a time.');
  return chosen[0] ?? searchForExperiment(app, title, viewType);
}
