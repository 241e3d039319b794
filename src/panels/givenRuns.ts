import { mapAtOnce } from '../base/mapAtOnce.ts';
import { plainText } from '../base/plainText.ts';
import { isLive } from '../model/run.ts';
import type { RunAddress } from '../services/pages.ts';
import { StoreError } from '../stores/storeError.ts';
import { findConnection } from './findConnection.ts';
import type { PageContext } from './page.ts';
import { idOfRun, shownRun, type RunSource, type ShownRun } from './shownRuns.ts';

const readsAtOnce = 4;
/** For so many intervals what has ended, or could not be read, is left alone. */
const restIntervals = 12;

interface Read {
  readonly atMs: number;
  readonly shown?: ShownRun;
  readonly failure?: StoreError;
}

/** The runs that somebody chose, of one store or several. Those that cannot be read do not keep the others from being shown. */
export function givenRuns(
  addresses: readonly RunAddress[],
  { connections, settings }: Pick<PageContext, 'connections' | 'settings'>,
  now: () => number,
): RunSource {
  const restMs = (): number => settings.get('runs.refreshInterval') * 1000 * restIntervals;
  const chosen = [...new Map(addresses.map((address) => [idOfRun(address), address]))];
  const reads = new Map<string, Read>();

  async function readRun({ connectionId, runId }: RunAddress, signal: AbortSignal): Promise<ShownRun> {
    const connection = await findConnection(connections, connectionId);
    return shownRun(connection, await connections.ask(connection, (store) => store.getRun(runId, signal)));
  }

  async function readAgain(id: string, address: RunAddress, signal: AbortSignal): Promise<void> {
    const before = reads.get(id);
    if (before && !isDue(before, now() - restMs())) return;
    try {
      const shown = await readRun(address, signal);
      const deleted = before?.shown && isDeletedSince(before.shown, shown) ? deletedError(shown) : undefined;
      reads.set(id, deleted ? { atMs: now(), failure: deleted } : { atMs: now(), shown });
    } catch (failure) {
      if (!(failure instanceof StoreError)) throw failure;
      // What was read before is still the best that is known, unless the run is gone.
      const shown = failure.fault === 'notFound' ? undefined : before?.shown;
      reads.set(id, { atMs: now(), failure, ...(shown && { shown }) });
    }
  }

  return {
    async read(signal) {
      await mapAtOnce(chosen, readsAtOnce, ([id, address]) => readAgain(id, address, signal));
      const all = chosen.flatMap(([id]) => reads.get(id) ?? []);
      const runs = all.flatMap(({ shown }) => shown ?? []);
      const failures = all.flatMap(({ failure }) => failure ?? []);
      if (runs.length === 0 && failures[0]) {
        reads.clear();
        throw failures[0];
      }
      const [first] = runs;
      return {
        title: runs.length === 1 && first ? first.run.runName : `${String(runs.length)} runs`,
        runs,
        notices: [...new Set(failures.map(({ message }) => message))],
      };
    },
    forget: () => {
      for (const [id, read] of reads) reads.set(id, { ...read, atMs: -Infinity });
    },
  };
}

function isDue({ atMs, shown, failure }: Read, restedMs: number): boolean {
  return (shown !== undefined && !failure && isLive(shown.run)) || atMs <= restedMs;
}

function isDeletedSince({ run: before }: ShownRun, { run: now }: ShownRun): boolean {
  return before.lifecycleStage === 'active' && now.lifecycleStage === 'deleted';
}

function deletedError({ run }: ShownRun): StoreError {
  return new StoreError('notFound', `The run ${plainText(run.runName, 60)} was deleted. Restore it to see its charts.`);
}
