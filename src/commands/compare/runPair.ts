import { plainText } from '../../base/plainText.ts';
import { UserError } from '../../host/ui.ts';
import type { Run } from '../../model/run.ts';
import type { App } from '../../services/app.ts';
import type { Node, NodeOf } from '../../services/node.ts';
import { otherRun } from './otherRun.ts';
import { runsFor } from '../runs/runsFor.ts';

/** Two runs, the first of which stands on the left. */
export type RunPair = readonly [one: NodeOf<'run'>, other: NodeOf<'run'>];

/**
 * The two runs that a command compares, as they are now: those that it was called on or that are selected, else it asks.
 * @throws UserError where these are more; a StoreError for a run that is not there any more.
 */
export async function runPairFor(
  app: App,
  title: string,
  target: Node | undefined,
  selected: readonly Node[],
): Promise<RunPair | undefined> {
  const [first, second, ...more] = await runsFor(app, title, target, selected, 'ALL');
  if (!first) return undefined;
  if (more.length > 0) {
    throw new UserError(`${title} is for two runs, and these are ${String(more.length + 2)}. Select two, or one.`);
  }
  const other = second ?? (await otherRun(app, first));
  return other && readPair(app, [first, other]);
}

export function readPair(app: App, [one, other]: RunPair): Promise<RunPair> {
  const read = async ({ connection, run }: NodeOf<'run'>, signal: AbortSignal): Promise<NodeOf<'run'>> => ({
    kind: 'run',
    connection,
    run: await app.connections.ask(connection, (store) => store.getRun(run.runId, signal)),
  });
  return app.ui.progress('Reading the runs', (signal) => Promise.all([read(one, signal), read(other, signal)]));
}

/** `params · fox ↔ owl`: what a tab says. */
export function pairTitle(what: string, pair: RunPair): string {
  return `${plainText(what, 100)} · ${pairNames(pair).join(' ↔ ')}`;
}

/** The names of two runs; where they are called the same, with the beginnings of their ids. */
export function pairNames([{ run: one }, { run: other }]: RunPair): readonly [one: string, other: string] {
  const isSame = one.runName === other.runName && one.runName !== '';
  return [shownName(one, isSame), shownName(other, isSame)];
}

function shownName({ runName, runId }: Run, isWithId: boolean): string {
  const name = plainText(runName === '' ? runId : runName, 60);
  return isWithId ? `${name} (${runId.slice(0, 8)})` : name;
}
