import { eachInSlices, slices } from '../../base/slices.ts';
import { parentRunId, type Run } from '../../model/run.ts';
import type { RunList } from './runList.ts';

/** So many ids one search looks for. */
const idsAtOnce = 100;
/** Runs whose parents are still not known after so many searches stand at the top. */
const mostSearches = 10;

/** The runs that a search leaves out, although some that it finds are their children. */
export class RunParents {
  #list: RunList | undefined;
  #seen: readonly Run[] = [];
  /** Also those that are not there. */
  readonly #asked = new Set<string>();
  /** Another one whenever there are others. */
  known: ReadonlyMap<string, Run> = new Map();

  /** Looks for those of the runs in a list that it does not know yet, and for theirs. */
  async learn(list: RunList, signal: AbortSignal): Promise<void> {
    if (list !== this.#list) this.#forget(list);
    if (list.runs === this.#seen) return;
    const { runs } = list;
    const turn = slices(signal);
    const there = new Set<string>();
    await eachInSlices(runs, turn, ({ runId }) => there.add(runId));
    const missingOf = async (some: readonly Run[]): Promise<readonly string[]> => {
      const ids = new Set<string>();
      await eachInSlices(some, turn, (run) => {
        const id = parentRunId(run);
        if (id !== undefined && !there.has(id) && !this.#asked.has(id)) ids.add(id);
      });
      return [...ids];
    };
    let missing = await missingOf(runs);
    for (let search = 0; search < mostSearches && missing.length > 0; search++) {
      const ids = missing.slice(0, idsAtOnce);
      const found = await list.find(ids, signal);
      for (const id of ids) this.#asked.add(id);
      if (found.length > 0) this.known = new Map([...this.known, ...found.map((run) => [run.runId, run] as const)]);
      missing = [...new Set([...missing.slice(idsAtOnce), ...(await missingOf(found))])];
    }
    this.#seen = runs;
  }

  #forget(list: RunList): void {
    this.#list = list;
    this.#seen = [];
    this.#asked.clear();
    this.known = new Map();
  }
}
