/** Maps with a few calls underway at once, and gives the results in order. After a failure no further call is begun. */
export async function mapAtOnce<In, Out>(
  items: readonly In[],
  most: number,
  map: (item: In) => Promise<Out>,
): Promise<Out[]> {
  const results: Out[] = [];
  const left = items.entries();
  let failed = false;
  const work = async (): Promise<void> => {
    for (const [index, item] of left) {
      if (failed) return;
      try {
        results[index] = await map(item);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: most }, work));
  return results;
}
