import { mapAtOnce } from '../base/mapAtOnce.ts';
import { isLive } from '../model/run.ts';
import { idOfRun } from '../services/runs/idOfRun.ts';
import type { RunAddress } from '../services/pages.ts';
import { StoreError } from '../stores/storeError.ts';
import { findConnection } from './findConnection.ts';
import type { PageContext } from './page.ts';
import { shownRun, type ShownRun } from './shownRuns.ts';

const readsAtOnce = 4;
/** For so many intervals what has ended, or could not be read, is left alone. */
const restIntervals = 12;

/** What is known of a run that somebody chose. */
export interface RunRead {
  /** As it was read last; of one that is gone, nothing. */
  readonly shown?: ShownRun;
  /** Why it could not be read now. */
  readonly failure?: StoreError;
  /** Whether it was deleted after it was read first. */
  readonly isDeletedSince: boolean;
}

interface Kept extends RunRead {
  readonly atMs: number;
}

/** Reads chosen runs, of one store or several, those that go on again and again. One that cannot be read keeps no other from being read. */
export class RunReads {
  readonly #context: Pick<PageContext, 'connections' | 'settings'>;
  readonly #now: () => number;
  readonly #reads = new Map<string, Kept>();

  constructor(context: Pick<PageContext, 'connections' | 'settings'>, now: () => number) {
    this.#context = context;
    this.#now = now;
  }

  /** In the order of the addresses. */
  async read(addresses: readonly RunAddress[], signal: AbortSignal): Promise<readonly RunRead[]> {
    await mapAtOnce(addresses, readsAtOnce, (address) => this.#readAgain(address, signal));
    return addresses.flatMap((address) => this.#reads.get(idOfRun(address)) ?? []);
  }

  /** The next reading asks for all. */
  forget(): void {
    for (const [id, read] of this.#reads) this.#reads.set(id, { ...read, atMs: -Infinity });
  }

  /** As if none was ever read. */
  clear(): void {
    this.#reads.clear();
  }

  async #readAgain(address: RunAddress, signal: AbortSignal): Promise<void> {
    const id = idOfRun(address);
    const before = this.#reads.get(id);
    const restMs = this.#context.settings.get('runs.refreshInterval') * 1000 * restIntervals;
    if (before && !isDue(before, this.#now() - restMs)) return;
    try {
      const shown = await this.#readRun(address, signal);
      const isDeleted = shown.run.lifecycleStage === 'deleted';
      const wasThere = before?.isDeletedSince === true || before?.shown?.run.lifecycleStage === 'active';
      this.#reads.set(id, { atMs: this.#now(), shown, isDeletedSince: isDeleted && wasThere });
    } catch (failure) {
      if (!(failure instanceof StoreError)) throw failure;
      // What was read before is still the best that is known, unless the run is gone.
      const shown = failure.fault === 'notFound' ? undefined : before?.shown;
      const isDeletedSince = before?.isDeletedSince ?? false;
      this.#reads.set(id, { atMs: this.#now(), failure, isDeletedSince, ...(shown && { shown }) });
    }
  }

  async #readRun({ connectionId, runId }: RunAddress, signal: AbortSignal): Promise<ShownRun> {
    const { connections } = this.#context;
    const connection = await findConnection(connections, connectionId);
    return shownRun(connection, await connections.ask(connection, (store) => store.getRun(runId, signal)));
  }
}

function isDue({ atMs, shown, failure }: Kept, restedMs: number): boolean {
  return (shown !== undefined && !failure && isLive(shown.run)) || atMs <= restedMs;
}
