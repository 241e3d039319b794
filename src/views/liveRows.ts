import type { Connection } from '../connections/connection.ts';
import { isLive, type Run } from '../model/run.ts';
import { runIdIn } from '../services/filterText.ts';
import type { NodeOf } from '../services/node.ts';
import { pageSize } from '../stores/store.ts';
import type { Forest } from './forest.ts';
import type { Row } from './row.ts';
import type { Sources } from './sources.ts';

/**
 * Brings what goes on into the rows that are in sight: new experiments, and new runs of open experiments and of open running runs, appear at
 * the top of their list; running runs show their latest values. Nothing else moves.
 * Rejects with the first failure, after all was tried; the rows stay as they were.
 */
export async function refreshLiveRows(forest: Forest, sources: Sources, signal: AbortSignal): Promise<void> {
  const peeked = await Promise.allSettled(openLists(forest).map((row) => forest.peek(row, signal)));
  const updated = await Promise.allSettled(
    [...liveRuns(forest)].map(([connection, runs]) => update(forest, sources, connection, runs, signal)),
  );
  signal.throwIfAborted();
  const failed = [...peeked, ...updated].find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
}

function openLists(forest: Forest): readonly (Row | undefined)[] {
  return forest.opened().filter((row) => row?.node.kind !== 'run' || isLive(row.node.run));
}

function liveRuns(forest: Forest): ReadonlyMap<Connection, readonly Run[]> {
  const byConnection = new Map<Connection, Map<string, Run>>();
  for (const { node } of forest.visible()) {
    if (node.kind !== 'run' || !isLive(node.run)) continue;
    const runs = byConnection.get(node.connection) ?? new Map<string, Run>();
    byConnection.set(node.connection, runs.set(node.run.runId, node.run));
  }
  return new Map([...byConnection].map(([connection, runs]) => [connection, [...runs.values()]]));
}

/** One question for all of them: a server may have a hundred runs going on. */
async function update(
  forest: Forest,
  { connections }: Sources,
  connection: Connection,
  runs: readonly Run[],
  signal: AbortSignal,
): Promise<void> {
  const asked = runs.slice(0, pageSize);
  const filter = runIdIn(asked.map(({ runId }) => runId));
  if (filter === undefined) return;
  const query = {
    experimentIds: [...new Set(asked.map(({ experimentId }) => experimentId))],
    filter,
    viewType: 'ALL' as const,
    maxResults: pageSize,
  };
  const { items } = await connections.ask(connection, (store) => store.searchRuns(query, signal));
  if (signal.aborted) return;
  const fresh = new Map(items.map((run) => [run.runId, run]));
  const newer = new Map<Row, NodeOf<'run'>>();
  for (const row of forest.visible()) {
    const { node } = row;
    if (node.kind !== 'run' || node.connection !== connection) continue;
    const run = fresh.get(node.run.runId);
    if (run) newer.set(row, { ...node, run });
  }
  forest.replace(newer);
}
