import { setImmediate } from 'node:timers/promises';

const sliceMs = 8;

/** Maps a long list without holding up everybody else in the process: after some milliseconds, others get their turn. */
export async function mapInSlices<In, Out>(
  items: readonly In[],
  map: (item: In) => Out,
  signal?: AbortSignal,
): Promise<Out[]> {
  const result: Out[] = [];
  let sliceStartMs = performance.now();
  for (const item of items) {
    if (performance.now() - sliceStartMs > sliceMs) {
      await setImmediate();
      signal?.throwIfAborted();
      sliceStartMs = performance.now();
    }
    result.push(map(item));
  }
  return result;
}
