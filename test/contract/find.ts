import type { Store } from '../../src/stores/store.ts';

/** The id of the one active experiment whose name is like that. */
export async function experimentIdOf(store: Store, name: string): Promise<string> {
  const { items } = await store.searchExperiments({ filter: `name LIKE "${name}"` });
  return one(items, name).experimentId;
}

/** The id of the one active run, in any experiment, whose name is like that. */
export async function runIdOf(store: Store, name: string): Promise<string> {
  const experimentIds = await allExperimentIds(store);
  const { items } = await store.searchRuns({ experimentIds, filter: `attributes.run_name LIKE "${name}"` });
  return one(items, name).runId;
}

export async function allExperimentIds(store: Store): Promise<string[]> {
  const { items } = await store.searchExperiments({ viewType: 'ALL' });
  return items.map(({ experimentId }) => experimentId);
}

function one<Item>(items: readonly Item[], name: string): Item {
  const [first] = items;
  if (first === undefined || items.length > 1) throw new Error(`${items.length} are named like ${name}.`);
  return first;
}
