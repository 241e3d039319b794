import { plainText } from '../../base/plainText.ts';
import { idOfRun } from '../../services/runs/idOfRun.ts';
import type { RunAddress } from '../../services/pages.ts';
import { StoreError } from '../../stores/storeError.ts';
import type { PageContext } from '../page.ts';
import { RunReads, type RunRead } from '../runReads.ts';
import type { RunSource, ShownRun } from '../shownRuns.ts';

/** The runs that somebody chose, of one store or several. Those that cannot be read do not keep the others from being shown. */
export function givenRuns(
  addresses: readonly RunAddress[],
  context: Pick<PageContext, 'connections' | 'settings'>,
  now: () => number,
): RunSource {
  const chosen = [...new Map(addresses.map((address) => [idOfRun(address), address])).values()];
  const reads = new RunReads(context, now);

  return {
    async read(signal) {
      const all = (await reads.read(chosen, signal)).map(withoutDeleted);
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
    forget: () => reads.forget(),
  };
}

/** A run that was chosen although it is deleted is shown. */
function withoutDeleted({ shown, failure, isDeletedSince }: RunRead): {
  readonly shown?: ShownRun | undefined;
  readonly failure?: StoreError | undefined;
} {
  return shown && isDeletedSince && !failure ? { failure: deletedError(shown) } : { shown, failure };
}

function deletedError({ run }: ShownRun): StoreError {
  return new StoreError('notFound', `The run ${plainText(run.runName, 60)} was deleted. Restore it to see its charts.`);
}
