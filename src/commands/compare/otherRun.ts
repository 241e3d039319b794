import { UserError } from '../../host/ui.ts';
import type { App } from '../../services/app.ts';
import type { NodeOf } from '../../services/node.ts';
import { runText } from '../../services/runs/runFields.ts';
import { searchForRun } from '../runs/searchRuns.ts';

/** The run to compare one with, chosen by the person. @throws UserError for the run itself. */
export async function otherRun(app: App, first: NodeOf<'run'>): Promise<NodeOf<'run'> | undefined> {
  const other = await searchForRun(app, `Compare ${runText(first.run)} with`, 'ALL');
  if (other && isSameRun(first, other)) {
    throw new UserError(`This is ${runText(first.run)} itself. Choose another to compare it with.`);
  }
  return other;
}

export function isSameRun(one: NodeOf<'run'>, other: NodeOf<'run'>): boolean {
  return one.connection.id === other.connection.id && one.run.runId === other.run.runId;
}
