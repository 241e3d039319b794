import { setImmediate } from 'node:timers/promises';

const sliceMs = 8;
/** So many items of a long list are looked at between two looks at the clock. */
const atOnce = 500;

/** To be awaited often by long work, so that it holds up nobody else in the process: after some milliseconds, others get their turn. Rejects when aborted. */
export type Turn = () => Promise<void>;

export function slices(signal?: AbortSignal): Turn {
  let startMs = performance.now();
  return async () => {
    if (performance.now() - startMs < sliceMs) return;
    await setImmediate();
    signal?.throwIfAborted();
    startMs = performance.now();
  };
}

/** Looks at each item of a long list in slices. */
export async function eachInSlices<Item>(
  items: readonly Item[],
  turn: Turn,
  see: (item: Item, index: number) => void,
): Promise<void> {
  for (let start = 0; start < items.length; start += atOnce) {
    const end = Math.min(start + atOnce, items.length);
    for (let index = start; index < end; index++) see(items[index] as Item, index);
    await turn();
  }
}

/** Maps a long list in slices; for what takes long of each item. */
export async function mapInSlices<In, Out>(
  items: readonly In[],
  map: (item: In) => Out,
  signal?: AbortSignal,
): Promise<Out[]> {
  const result: Out[] = [];
  const turn = slices(signal);
  for (const item of items) {
    await turn();
    result.push(map(item));
  }
  return result;
}
