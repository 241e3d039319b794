import type { AgreedMove } from '../../services/registry/aliasMoves.ts';
import type { App } from '../../services/app.ts';
import type { Change } from '../../services/changes.ts';
import { moveDone } from '../../services/registry/moveWords.ts';
import { carryOutMove } from './carryOutMove.ts';
import { undoChange } from '../undoChange.ts';

/** Moves aliases as a person has agreed, and offers to take that back. @throws UserError where they are not moved, saying how things stand. */
export async function makeMove(app: App, agreed: AgreedMove): Promise<void> {
  offerUndo(app, await rememberedMove(app, agreed));
}

/** The same for whoever says himself that it is done, and how it is taken back. */
export async function rememberedMove(app: App, agreed: AgreedMove): Promise<Change> {
  const move = await carryOutMove(app, agreed);
  const change: Change = { label: moveDone(move), edits: [], move };
  app.changes.remember(change);
  return change;
}

export function offerUndo(app: App, change: Change): void {
  app.ui.offer(change.label, 'Undo', () => undoChange(app, change));
}
