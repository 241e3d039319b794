import { setImmediate } from 'node:timers/promises';

const sliceMs = 8;

/** Lets long work hold up nobody else in the process: to be awaited often; after some milliseconds, others get their turn. Rejects when aborted. */
export function slices(signal?: AbortSignal): () => Promise<void> {
  let startMs = performance.now();
  return async () => {
    if (performance.now() - startMs < sliceMs) return;
    await setImmediate();
    signal?.throwIfAborted();
    startMs = performance.now();
  };
}

/** Maps a long list in slices. */
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
