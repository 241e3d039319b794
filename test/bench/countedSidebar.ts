import { openStore, type Store } from '../../src/stores/index.ts';
import { pageSize } from '../../src/stores/store.ts';
import type { Forest } from '../../src/views/forest.ts';
import { openForest } from '../../src/views/openForest.ts';
import type { Row } from '../../src/views/row.ts';
import { testApp } from '../support/app.ts';

/** The Experiments view without an editor, over one store. */
export interface CountedSidebar extends AsyncDisposable {
  readonly forest: Forest;
  /** How many items each answer of the store held, in order. */
  readonly items: readonly number[];
  /** The row of an experiment, once the first page of them is read. */
  experiment(name: string): Promise<Row>;
}

export function countedSidebar(trackingUri: string): CountedSidebar {
  const items: number[] = [];
  const app = testApp({
    connections: [{ name: 'store', trackingUri }],
    settings: { 'tree.pageSize': pageSize },
    openStore: async (uri, options) => counted(await openStore(uri, options), items),
  });
  const forest = openForest('podium.experiments', app, app.log);
  return {
    forest,
    items,
    async experiment(name) {
      const rows = await forest.children();
      const row = rows.find(({ node }) => node.kind === 'experiment' && node.experiment.name === name);
      if (!row) throw new Error(`There is no experiment "${name}" in ${trackingUri}.`);
      return row;
    },
    async [Symbol.asyncDispose]() {
      forest.dispose();
      app[Symbol.dispose]();
      await new Promise((resolve) => setImmediate(resolve)); // The store is closed in a moment.
    },
  };
}

function counted(store: Store, items: number[]): Store {
  return new Proxy(store, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== 'function') return value;
      return async (...args: unknown[]) => {
        const answer = await (value as (...args: unknown[]) => Promise<unknown>).apply(target, args);
        items.push(lengthOf(answer));
        return answer;
      };
    },
  });
}

function lengthOf(answer: unknown): number {
  if (Array.isArray(answer)) return answer.length;
  const { items } = (answer ?? {}) as { readonly items?: readonly unknown[] };
  return items?.length ?? 1;
}
