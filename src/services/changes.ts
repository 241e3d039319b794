import type { Connections } from '../connections/connections.ts';
import { Emitter, type Listen } from '../base/emitter.ts';
import type { MadeMove } from './registry/aliasMoves.ts';
import type { Edit, MadeEdit } from './edits.ts';

/** What a command changed in stores, as one thing to undo. */
export interface Change {
  /** A sentence: `Renamed run a to b.` */
  readonly label: string;
  readonly edits: readonly MadeEdit[];
  /** Aliases that were moved, which is then all that was changed. */
  readonly move?: MadeMove;
  /**
   * Changes of the same sitting, one right after the other, are one to undo: an editor may save with every word. Not where somebody else
   * changed the same in between, whose words are to come back first.
   */
  readonly sitting?: string | undefined;
}

/** The changes that Podium made since it started, the last of which come back first. Nothing of it outlives the window. */
export interface Changes {
  readonly last: Change | undefined;
  /** The last of some, though other things were changed since. */
  lastOf(isWanted: (change: Change) => boolean): Change | undefined;
  has(change: Change): boolean;
  remember(change: Change): void;
  /** It was undone, or cannot be. */
  forget(change: Change): void;
  /** Something was changed, or changed back. */
  readonly onDidChange: Listen<Change>;
}

const most = 20;

export function createChanges(): Changes {
  let changes: readonly Change[] = [];
  const changed = new Emitter<Change>();
  return {
    get last() {
      return changes.at(-1);
    },
    lastOf: (isWanted) => changes.findLast(isWanted),
    has: (change) => changes.includes(change),
    remember: (change) => {
      const last = changes.at(-1);
      changes =
        last !== undefined && goesOn(last, change)
          ? [...changes.slice(0, -1), joined(last, change)]
          : [...changes, change].slice(-most);
      changed.fire(change);
    },
    forget: (change) => {
      changes = changes.filter((one) => one !== change);
      changed.fire(change);
    },
    onDidChange: changed.event,
  };
}

function goesOn(last: Change, next: Change): boolean {
  const isSameSitting = next.sitting !== undefined && next.sitting === last.sitting;
  return isSameSitting && next.edits.every(({ from }, at) => from === last.edits[at]?.to);
}

function joined(one: Change, next: Change): Change {
  return { ...next, edits: next.edits.map((edit, at) => ({ ...edit, from: one.edits[at]?.from })) };
}

/** The edits that take a change back, the last one first. */
export function reversed({ edits }: Change): readonly Edit[] {
  return edits.map(({ connection, field, from }) => ({ connection, field, to: from })).reverse();
}

/** An edit whose field holds now what neither was there before nor was put there. */
export interface Overtaken {
  readonly edit: MadeEdit;
  readonly now: string | undefined;
}

/** What somebody else changed since. */
export async function overtaken(
  connections: Connections,
  { edits }: Change,
  signal: AbortSignal,
): Promise<readonly Overtaken[]> {
  const found: Overtaken[] = [];
  for (const edit of edits) {
    const now = await connections.ask(edit.connection, (store) => edit.field.read(store, signal));
    if (now !== edit.to && now !== edit.from) found.push({ edit, now });
  }
  return found;
}
