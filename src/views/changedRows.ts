import type { Node } from '../services/node.ts';
import type { Forest } from './forest.ts';
import { pathOf, rowId, type Row } from './row.ts';
import { viewTypeOf, type Sources } from './sources.ts';

/** A thing that somebody changed: as it was, and as it is now, if it is there at all. */
export interface ChangedThing {
  readonly node: Node;
  readonly now: Node | undefined;
}

/**
 * Shows changed things in the rows of a view: those that stay in their place, while those that do not belong there any more leave.
 * Only lists that may have gained or lost a row are read again. Never rejects.
 */
export async function showChanged(forest: Forest, sources: Sources, things: readonly ChangedThing[]): Promise<void> {
  const newer = new Map<Row, Node>();
  const gone: Row[] = [];
  const outdated = new Set<Row | undefined>();
  for (const { node, now } of things) {
    const rows = forest.rows().filter((row) => isSame(row.node, node));
    for (const row of rows) {
      if (now && belongs(sources, row, now)) {
        newer.set(row, renewed(row.node, now));
        // Its runs were deleted or restored with it.
        if (stageOf(row.node) !== stageOf(now) && now.kind === 'experiment') outdated.add(row);
      } else {
        gone.push(row);
        // What stood below it may have to stand by itself now.
        outdated.add(row.parent);
      }
    }
    if (rows.length === 0 && now) for (const row of listsOf(forest, now)) outdated.add(row);
  }
  forest.replace(newer);
  forest.remove(gone);
  await Promise.all([...outdated].map((row) => forest.reload(row)));
}

/** With what only the row knows, such as the value beside the name. */
function renewed(shown: Node, now: Node): Node {
  return shown.kind === 'run' && now.kind === 'run' ? { ...shown, run: now.run } : now;
}

function isSame(one: Node, other: Node): boolean {
  return one.kind === other.kind && rowId(one, undefined) === rowId(other, undefined);
}

function belongs(sources: Sources, row: Row, now: Node): boolean {
  const shown = viewTypeOf(sources);
  // The source run of a model version is there whatever became of it.
  const isListed = now.kind === 'experiment' || pathOf(row).some(({ kind }) => kind === 'experiment');
  if (shown === 'ALL' || !isListed) return true;
  return (stageOf(now) === 'deleted') === (shown === 'DELETED_ONLY');
}

function stageOf(node: Node): string {
  if (node.kind === 'run') return node.run.lifecycleStage;
  return node.kind === 'experiment' ? node.experiment.lifecycleStage : 'active';
}

/** The rows below which something that is not shown may have to stand. */
function listsOf(forest: Forest, now: Node): readonly (Row | undefined)[] {
  if (now.kind !== 'run' && now.kind !== 'experiment' && now.kind !== 'model') return [];
  const { connection } = now;
  const above = forest.rows().filter(({ node }) => {
    if (now.kind !== 'run') return node.kind === 'connection' && node.connection.id === connection.id;
    return (
      node.kind === 'experiment' &&
      node.connection.id === connection.id &&
      node.experiment.experimentId === now.run.experimentId
    );
  });
  // Where there is only one connection, its experiments and models are the roots.
  return above.length === 0 && now.kind !== 'run' ? [undefined] : above;
}
