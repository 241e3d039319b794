import type { Emitter } from '../base/emitter.ts';
import type { Owned } from '../base/owned.ts';
import type { RunMarks } from '../services/runMarks.ts';

interface Marked<Read, Now> {
  readonly owned: Owned;
  readonly changed: Emitter<void>;
  readonly runMarks: RunMarks;
  readonly read: (signal: AbortSignal) => Promise<Read>;
  /** What is told anew each time: how those are marked that were read. */
  readonly now: () => Now;
}

/** Reads what a page shows. Where only marks have changed no store is asked: what was read before is told with these. */
export function markedReading<Read extends object, Now extends object>(need: Marked<Read, Now>) {
  const { owned, changed, runMarks, read, now } = need;
  let told: Read | undefined;
  let readings = 0;
  let isOnlyMarks = false;
  owned.add(
    runMarks.onDidChange(() => {
      // A reading that goes on is begun again. Whoever can be seen reads at once.
      isOnlyMarks = readings === 0;
      changed.fire();
      isOnlyMarks = false;
    }),
  );
  return async (signal: AbortSignal): Promise<Read & Now> => {
    if (!isOnlyMarks || !told) {
      readings++;
      try {
        told = await read(signal);
      } finally {
        readings--;
      }
    }
    return { ...told, ...now() };
  };
}
