import { movedBy } from '../compare/sheetMoves.ts';
import { openColumnPanel } from './columnPanel.ts';
import { turnSort } from './columnHead.ts';
import type { RowsShape } from './rowsShape.ts';
import type { Session } from './session.ts';
import { copyCell } from './wholeCell.ts';

/** What keys do in the table: they go from cell to cell, copy one, sort by a column and say what is in it. */
export function rowsKeyDown(event: KeyboardEvent, session: Session, shape: RowsShape): void {
  const { target } = event;
  if (event.defaultPrevented || event.altKey || !(target instanceof HTMLElement) || !target.matches('.rows .cell'))
    return;
  if (movedBy(event, session.place, shape) || acts(event, target, session)) event.preventDefault();
}

function acts(event: KeyboardEvent, cell: HTMLElement, session: Session): boolean {
  const { line, column } = session.place.active;
  const isCommand = event.ctrlKey || event.metaKey;
  if (event.key === 'c' && isCommand) copyCell(session);
  else if (isCommand || line >= 0 || column < 0) return false;
  else if (event.key === 'Enter' || event.key === ' ') turnSort(column, session);
  else if (event.key === 'm' || event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey))
    openColumnPanel(cell, column, session);
  else return false;
  return true;
}
