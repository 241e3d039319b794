import { whenReleased } from '../common/menu.ts';
import { openColorsOf, toggleHidden } from './marking.ts';
import { selectLine } from './selectLine.ts';
import type { Session } from './session.ts';
import { toggleFold } from './tree.ts';

/** A click selects a run, with Ctrl one more, with Shift all up to it; the box before a name is always one more. */
export function clicked(event: MouseEvent, session: Session): void {
  const place = placeOf(event);
  if (!place || place.row < 0) return;
  const { grid, book, selection } = session;
  grid.active = { row: place.row, column: place.column };
  const line = book.lineAt(place.row);
  if (!line) return;
  if (place.isTwisty && line.place) toggleFold(line.place, session);
  else if (place.isEye) toggleHidden(place.row, session);
  else if (place.isColor) openColorsOf(place.row, session);
  else if (event.shiftKey) selection.extendTo(place.row);
  else if (event.ctrlKey || event.metaKey || place.isBox) selectLine(line, place.row, session);
  else if (line.kind === 'group') toggleFold(line.place, session);
  else selection.only(line.id, place.row);
}

export function opened(event: MouseEvent, session: Session): void {
  const place = placeOf(event);
  if (place && place.row >= 0 && !place.isBox && !place.isTwisty && !place.isEye && !place.isColor)
    openRun(place.row, session);
}

/** The menu of a run, where the pointer asks for one. */
export function askedForMenu(event: MouseEvent, open: (row: number) => void): void {
  const place = placeOf(event);
  if (!place || place.row < 0) return;
  event.preventDefault();
  whenReleased(event, () => open(place.row));
}

export function openRun(row: number, { book, work, host }: Session): void {
  const held = book.at(row);
  if (held) work(host.ask('act', { action: 'open', runs: [held.id] }));
}

function placeOf({ target }: MouseEvent) {
  if (!(target instanceof Element)) return undefined;
  const [row, cell] = [target.closest<HTMLElement>('[data-row]'), target.closest<HTMLElement>('[data-column]')];
  if (!row) return undefined;
  return {
    row: Number(row.dataset['row']),
    column: Number(cell?.dataset['column'] ?? 0),
    isBox: target.classList.contains('box'),
    isTwisty: target.closest('.twisty') !== null,
    isEye: target.closest('.eye') !== null,
    isColor: target.closest('.own-color') !== null,
  };
}
