import type { Node } from '../services/node.ts';
import { distinct } from './merge.ts';
import { rowId, type Row } from './row.ts';
import { sameLook } from './sameLook.ts';

/** The rows that stand below a row now, and what is different from before. */
export interface Arranged {
  readonly rows: readonly Row[];
  /** Rows came, went or changed places. */
  readonly isMoved: boolean;
  /** Rows that look different. */
  readonly changed: readonly Row[];
  /** Rows that hold a newer node, whether or not it looks different: what stands below them may. */
  readonly renewed: readonly Row[];
  readonly gone: readonly Row[];
}

/** Gives each node a row: the one that it had, where it had one. */
export function arrange(parent: Row | undefined, before: readonly Row[], nodes: readonly Node[]): Arranged {
  const byId = new Map(before.map((row) => [row.id, row]));
  const changed: Row[] = [];
  const renewed: Row[] = [];
  const rows = distinct(
    nodes.map((node): Row => ({ id: rowId(node, parent), parent, node })),
    ({ id }) => id,
  ).map((fresh) => {
    const row = byId.get(fresh.id);
    if (!row) return fresh;
    if (!sameLook(row.node, fresh.node)) changed.push(row);
    if (row.node !== fresh.node) renewed.push(row);
    row.node = fresh.node;
    return row;
  });
  const stay = new Set(rows);
  return {
    rows,
    isMoved: before.length !== rows.length || before.some((row, at) => row !== rows[at]),
    changed,
    renewed,
    gone: before.filter((row) => !stay.has(row)),
  };
}
