import type { Connection } from '../connections/connection.ts';
import { isLive } from '../model/run.ts';
import { runIdIn } from '../services/runs/filterText.ts';
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
export async function refreshLiveRows(
  forest: Forest,
  sources: Sources,
  connection: Connection,
  signal: AbortSignal,
): Promise<void> {
  const lists = openLists(forest).filter((row) => belongsTo(row, sources, connection));
  const peeked = await Promise.allSettled(lists.map((row) => forest.peek(row, signal)));
  const updated = await Promise.allSettled([refreshRunningRows(forest, sources, connection, signal)]);
  signal.throwIfAborted();
  const failed = [...peeked, ...updated].find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
}

function openLists(forest: Forest): readonly (Row | undefined)[] {
  return forest.opened().filter((row) => row?.node.kind !== 'run' || isLive(row.node.run));
}

function belongsTo(row: Row | undefined, { connections }: Sources, { id }: Connection): boolean {
  // The root holds the contents of the only connection, or none.
  if (!row) return connections.all.length === 1;
  return 'connection' in row.node && row.node.connection?.id === id;
}

/**
 * Shows the latest values of running runs, and has them watched. One question for all of them: a server may have a hundred going on; none
 * where there are none.
 */
export async function refreshRunningRows(
  forest: Forest,
  sources: Sources,
  connection: Connection,
  signal: AbortSignal,
): Promise<void> {
  const isOurs = (row: Row): boolean => belongsTo(row, sources, connection);
  const runs = forest
    .visible()
    .filter(isOurs)
    .flatMap(({ node }) => (node.kind === 'run' ? node.run : []));
  const ended = runs.filter((run) => !isLive(run));
  const asked = [...new Map(runs.filter(isLive).map((run) => [run.runId, run])).values()].slice(0, pageSize);
  const filter = runIdIn(asked.map(({ runId }) => runId));
  if (filter === undefined) {
    sources.watch.saw(connection, ended);
    return;
  }
  const query = {
    experimentIds: [...new Set(asked.map(({ experimentId }) => experimentId))],
    filter,
    viewType: 'ALL' as const,
    maxResults: pageSize,
  };
  const { items } = await sources.connections.ask(connection, (store) => store.searchRuns(query, signal));
  if (signal.aborted) return;
  const fresh = new Map(items.map((run) => [run.runId, run]));
  const newer = new Map<Row, NodeOf<'run'>>();
  for (const row of forest.visible().filter(isOurs)) {
    const { node } = row;
    const run = node.kind === 'run' ? fresh.get(node.run.runId) : undefined;
    if (node.kind === 'run' && run) newer.set(row, { ...node, run });
  }
  forest.replace(newer);
  sources.watch.saw(connection, [...ended, ...items]);
}
