import type { AgreedMove } from '../services/aliasMoves.ts';
import type { App } from '../services/app.ts';
import type { Change } from '../services/changes.ts';
import { moveDone } from '../services/moveWords.ts';
import { carryOutMove } from './carryOutMove.ts';
import { undoChange } from './undoChange.ts';

/** Moves aliases as a person has agreed, and offers to take that back. @throws UserError where they are not moved, saying how things stand. */
export async function makeMove(app: App, agreed: AgreedMove): Promise<void> {
  const move = await carryOutMove(app, agreed);
  const change: Change = { label: moveDone(move), edits: [], move };
  app.changes.remember(change);
  app.ui.offer(change.label, 'Undo', () => undoChange(app, change));
}
