import type { Emitter } from '../base/emitter.ts';
import type { Owned } from '../base/owned.ts';
import type { PageMarks } from '../protocol/marks.ts';
import type { RunMarks } from '../services/runMarks.ts';

interface Marked<Content> {
  readonly owned: Owned;
  readonly changed: Emitter<void>;
  readonly runMarks: RunMarks;
  readonly read: (signal: AbortSignal) => Promise<Content>;
  /** How those are marked that were read. */
  readonly marks: () => PageMarks;
}

/** Reads what a page shows. Where only marks have changed no store is asked: what was read before is told with these. */
export function markedReading<Content extends object>({ owned, changed, runMarks, read, marks }: Marked<Content>) {
  let told: Content | undefined;
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
  return async (signal: AbortSignal): Promise<Content & { readonly marks: PageMarks }> => {
    if (!isOnlyMarks || !told) {
      readings++;
      try {
        told = await read(signal);
      } finally {
        readings--;
      }
    }
    return { ...told, marks: marks() };
  };
}
