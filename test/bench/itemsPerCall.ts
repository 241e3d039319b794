import type { BenchStore } from './stores.ts';
import { countedSidebar } from './countedSidebar.ts';
import { watched, type Watched } from './blocks.ts';

export interface ItemsPerCall extends Watched {
  readonly calls: number;
  readonly most: number;
}

/** What the sidebar asks of a store in one go, from its first rows through five more pages of runs to a refresh of all of it. */
export async function itemsPerCall({ experiment }: BenchStore, trackingUri: string): Promise<ItemsPerCall> {
  await using sidebar = countedSidebar(trackingUri);
  const { forest, items } = sidebar;
  const turn = await watched(async () => {
    const row = await sidebar.experiment(experiment);
    for (let page = 0; page < 5; page++) {
      const more = (await forest.children(row)).find(({ node }) => node.kind === 'more');
      if (!more) throw new Error(`The list of runs ended after ${page} pages.`);
      await forest.loadMore(more);
    }
    await forest.refresh();
  });
  return { ...turn, calls: items.length, most: Math.max(...items) };
}
