import type { Node } from '../services/node.ts';

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
    (pageToken: string | undefined): Read =>
    async (signal) => {
      const { items, nextPageToken } = await page(pageToken, signal);
      const nodes = items.map(node);
      return nextPageToken === undefined ? { nodes } : { nodes, more: from(nextPageToken) };
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

/**
 * Reads a list from its beginning until there are so many rows, or no more.
 * @param keep gives for each node the one to show, as soon as its page is there.
 */
export async function readAtLeast(
  read: Read,
  wanted: number,
  keep: (node: Node) => Node,
  signal: AbortSignal,
): Promise<Batch> {
  const nodes: Node[] = [];
  let next: Read | undefined = read;
  do {
    const batch: Batch = await next(signal);
    nodes.push(...batch.nodes.map(keep));
    next = batch.more;
  } while (next && nodes.length < wanted);
  return next ? { nodes, more: next } : { nodes };
}
