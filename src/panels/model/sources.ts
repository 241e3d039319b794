import { mapAtOnce } from '../../base/mapAtOnce.ts';
import { isPlainId } from '../../services/runs/filterText.ts';
import { orAbsent } from '../../stores/orAbsent.ts';
import type { Store } from '../../stores/store.ts';

const atOnce = 4;

/** How a store is asked for things of one kind: one by its id, or many in experiments that are named. */
interface Ways<Thing> {
  readonly idOf: (thing: Thing) => string;
  readonly get: (store: Store, id: string, signal: AbortSignal) => Promise<Thing>;
  readonly find: (
    store: Store,
    asked: { readonly ids: readonly string[]; readonly experimentIds: readonly string[] },
    signal: AbortSignal,
  ) => Promise<readonly Thing[]>;
}

/**
 * Things that versions came from. Stores find many at once, but only in experiments that are named, and a version does not say where that which it
 * came from is: so a few are asked for by themselves, and then the others of their experiments together.
 */
export class Sources<Thing extends { readonly experimentId: string }> {
  readonly #ways: Ways<Thing>;
  readonly #things = new Map<string, Thing | undefined>();
  readonly #experimentIds = new Set<string>();

  constructor(ways: Ways<Thing>) {
    this.#ways = ways;
  }

  /** One that was read; `undefined` also for one that is not there any more. */
  get(id: string): Thing | undefined {
    return this.#things.get(id);
  }

  async read(store: Store, ids: readonly string[], signal: AbortSignal): Promise<void> {
    const missing = (): readonly string[] => [...new Set(ids)].filter((id) => isPlainId(id) && !this.#things.has(id));
    await this.#find(store, missing(), [...this.#experimentIds], signal);
    for (let left = missing(); left.length > 0; left = missing()) {
      const some = left.slice(0, this.#experimentIds.size === 0 ? 1 : atOnce);
      const found = await mapAtOnce(some, atOnce, (id) => orAbsent(this.#ways.get(store, id, signal)));
      found.forEach((thing, at) => this.#things.set(some[at] ?? '', thing));
      const news = found.flatMap((one) => (one && !this.#experimentIds.has(one.experimentId) ? one.experimentId : []));
      for (const id of news) this.#experimentIds.add(id);
      await this.#find(store, missing(), [...new Set(news)], signal);
    }
  }

  async #find(
    store: Store,
    ids: readonly string[],
    experimentIds: readonly string[],
    signal: AbortSignal,
  ): Promise<void> {
    if (ids.length === 0 || experimentIds.length === 0) return;
    for (const thing of await this.#ways.find(store, { ids, experimentIds }, signal))
      this.#things.set(this.#ways.idOf(thing), thing);
  }
}
