import { hideColumn, moveColumn, togglePin, widen } from './columnItems.ts';
import { copyCell, copyRows } from './copying.ts';
import { openRun } from './gridClicks.ts';
import type { Place } from './gridView.ts';
import { openColumnMenu } from './head.ts';
import { openColorsOf, toggleHidden } from './marking.ts';
import { openRunMenu, togglePinnedRun } from './runMenu.ts';
import { selectLine } from './selectLine.ts';
import { parentRow, toggleFold } from './tree.ts';
import type { Session } from './session.ts';

/** What keys do in the table; in its head they are about columns. */
export function gridKeyDown(event: KeyboardEvent, session: Session): void {
  if (event.defaultPrevented) return;
  const isInHead = session.grid.active.row < 0;
  const done =
    (isInHead ? inHead(event, session) : inTree(event, session)) ||
    moves(event, session) ||
    (!isInHead && onRow(event, session));
  if (done) event.preventDefault();
}

function moves(event: KeyboardEvent, { grid, content, columns, selection }: Session): boolean {
  const { row, column } = grid.active;
  const isFar = event.ctrlKey || event.metaKey;
  const places: Readonly<Record<string, Place>> = {
    ArrowUp: { row: isFar ? 0 : row - 1, column },
    ArrowDown: { row: isFar ? content.rowCount - 1 : row + 1, column },
    ArrowLeft: { row, column: column - 1 },
    ArrowRight: { row, column: column + 1 },
    PageUp: { row: Math.max(0, row - grid.page), column },
    PageDown: { row: row + grid.page, column },
    Home: isFar ? { row: 0, column } : { row, column: 0 },
    End: isFar ? { row: content.rowCount - 1, column } : { row, column: columns.length - 1 },
  };
  const to = places[event.key];
  if (!to || event.altKey) return false;
  grid.go(to);
  if (event.shiftKey && grid.active.row >= 0 && grid.active.row !== row) selection.extendTo(grid.active.row);
  return true;
}

/** Left and right open and shut what is below a row, as in trees, where there is no cell to go to instead. */
function inTree(event: KeyboardEvent, session: Session): boolean {
  const { grid, book } = session;
  const { row, column } = grid.active;
  const place = book.lineAt(row)?.place;
  if (!place || column > 0 || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return false;
  const isLeft = event.key === 'ArrowLeft';
  if (place.isOpen === isLeft && (isLeft || event.key === 'ArrowRight')) toggleFold(place, session);
  else if (isLeft && place.level > 1) grid.go({ row: parentRow(row, place.level, session), column });
  else return false;
  return true;
}

function onRow(event: KeyboardEvent, session: Session): boolean {
  const { grid, book, selection } = session;
  const { row } = grid.active;
  const line = book.lineAt(row);
  const isCommand = event.ctrlKey || event.metaKey;
  if (event.key === 'a' && isCommand) selection.all();
  else if (event.key === 'c' && isCommand) copy(session);
  else if (isCommand || event.altKey) return false;
  else if (event.key === ' ' && event.shiftKey) selection.extendTo(row);
  else if (event.key === ' ' && line) selectLine(line, row, session);
  else if (event.key === 'Enter' && line?.kind === 'group') toggleFold(line.place, session);
  else if (event.key === 'Enter') openRun(row, session);
  else if (event.key === 'p' && line?.kind === 'run') togglePinnedRun(line, session);
  else if (event.key === 'h') toggleHidden(row, session);
  else if (event.key === 'c') openColorsOf(row, session);
  else if (event.key === 'm' || event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) {
    openRunMenu(row, session);
  } else if (event.key === 'Escape' && selection.count > 0) selection.clear();
  else return false;
  return true;
}

function copy(session: Session): void {
  if (session.selection.count > 1) copyRows(session);
  else copyCell(session);
}

function inHead(event: KeyboardEvent, session: Session): boolean {
  const { grid, columns } = session;
  const at = grid.active.column;
  const column = columns[at];
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (!column || event.ctrlKey || event.metaKey) return false;
  if (step !== undefined && event.shiftKey) widen(column, step * 24, session);
  else if (step !== undefined && event.altKey && at > 0) {
    moveColumn(column, step, session);
    goTo(column.key, session);
  } else if (event.key === 'm' || event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) {
    openColumnMenu(at, session);
  } else if (event.key === 'p' && at > 0) {
    togglePin(column, session);
    goTo(column.key, session);
  } else if (event.key === 'Delete' && at > 0) {
    hideColumn(column, session);
    grid.go({ row: -1, column: at });
  } else return false;
  return true;
}

/** The focus follows a column that stands elsewhere now. */
function goTo(column: string, { grid, columns }: Session): void {
  grid.go({ row: -1, column: columns.findIndex(({ key }) => key === column) });
}
