import type { Owned } from '../../base/owned.ts';
import type { RunAddress } from '../../services/pages.ts';
import type { Change, Changes } from '../../services/changes.ts';

/** What was changed last, as long as it concerns the runs that a page has and can be undone: a sentence. */
export class LastDone {
  readonly #changes: Changes;
  #change: Change | undefined;

  constructor(changes: Changes, owned: Owned, isHere: (run: RunAddress) => boolean) {
    this.#changes = changes;
    owned.add(
      changes.onDidChange((change) => {
        const isNew = changes.last === change;
        this.#change = isNew && concerns(change, isHere) ? change : undefined;
      }),
    );
  }

  /** What Undo takes back. */
  get words(): string | undefined {
    return this.#change && this.#change === this.#changes.last ? this.#change.label : undefined;
  }

  /** Something else is looked at. */
  forget(): void {
    this.#change = undefined;
  }
}

function concerns({ edits }: Change, isHere: (run: RunAddress) => boolean): boolean {
  return edits.some(
    ({ connection, field: { of } }) =>
      of.kind === 'run' && isHere({ connectionId: connection.id, runId: of.run.runId }),
  );
}
