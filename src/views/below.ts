import { mapInSlices } from '../base/slices.ts';
import type { Node } from '../services/node.ts';
import { placeAfter, type PagePlace } from './pagePlace.ts';

/** What stands below a row: first what must be read, then what the node itself tells. */
export interface Below {
  readonly read?: Read;
  /** Reads only the first few of them, for a look at what is new: that is done again and again. */
  readonly newest?: Read;
  /** How the list is sorted, where the newest do not come first. */
  readonly compare?: (one: Node, other: Node) => number;
  readonly known: readonly Node[];
  /** The notice that stands where there is nothing at all. */
  readonly whenEmpty?: string;
}

/** Reads the next rows of a list. Rejects with a `StoreError`, or with the signal's reason. */
export type Read = (signal: AbortSignal) => Promise<Batch>;

export interface Batch {
  readonly nodes: readonly Node[];
  /** Reads on where this batch ended; absent at the end of the list. */
  readonly more?: Read;
}

/** How many rows a look at what is new reads: a server takes as long as there are runs in its answer. */
export const newestCount = 20;

export const nothingBelow: Below = { known: [] };

/** A list in MLflow's pages. */
export function paged<Item>(
  page: (
    pageToken: string | undefined,
    signal: AbortSignal,
  ) => Promise<{
    readonly items: readonly Item[];
    readonly nextPageToken?: string;
  }>,
  node: (item: Item) => Node,
): Read {
  const from =
    (place: PagePlace | undefined): Read =>
    async (signal) => {
      const { items, nextPageToken } = await page(place?.pageToken, signal);
      const nodes = items.map(node);
      const next = placeAfter(place, nextPageToken);
      return next ? { nodes, more: from(next) } : { nodes };
    };
  return from(undefined);
}

/** What is read already, a page at a time: so many rows at once would hold up the editor. */
export function chunked(nodes: readonly Node[], size: number): Batch {
  if (nodes.length <= size) return { nodes };
  return { nodes: nodes.slice(0, size), more: () => Promise.resolve(chunked(nodes.slice(size), size)) };
}

/** A list without some of its rows. */
export function without(read: Read, unwanted: (node: Node) => boolean): Read {
  return async (signal) => {
    const { nodes, more } = await read(signal);
    const batch: Batch = { nodes: nodes.filter((node) => !unwanted(node)) };
    return more ? { ...batch, more: without(more, unwanted) } : batch;
  };
}

/** A server may answer empty pages without end. */
const mostEmpty = 20;

/**
 * Reads a list from its beginning until there are so many rows, or no more, or only empty pages come.
 * @param keep gives for each node the one to show, as soon as its page is there; nobody else waits for a whole page of it.
 */
export async function readAtLeast(
  read: Read,
  wanted: number,
  keep: (node: Node) => Node,
  signal: AbortSignal,
): Promise<Batch> {
  const nodes: Node[] = [];
  let next: Read | undefined = read;
  let empty = 0;
  do {
    const batch: Batch = await next(signal);
    for (const node of await mapInSlices(batch.nodes, keep, signal)) nodes.push(node);
    next = batch.more;
    empty = batch.nodes.length === 0 ? empty + 1 : 0;
  } while (next && nodes.length < wanted && empty < mostEmpty);
  return next ? { nodes, more: next } : { nodes };
}
