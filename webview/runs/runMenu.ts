import { openMenu } from '../common/menu.ts';
import { openRun } from './gridClicks.ts';
import { markItems } from './marking.ts';
import type { HeldRow } from './rowBook.ts';
import type { Session } from './session.ts';

/** Lets a run stand before all others, or where it belongs again. */
export function togglePinnedRun({ id, isPinned }: HeldRow, { view, arrange }: Session): void {
  const { pinned } = view.layout;
  arrange({ pinned: isPinned ? pinned.filter((other) => other !== id) : [...pinned, id] });
}

/** Opens what can be done with the run of a row, under its name. */
export function openRunMenu(row: number, session: Session): void {
  const { book, view, arrange, selection } = session;
  const held = book.at(row);
  const cell = document.querySelector<HTMLElement>(`[data-row="${row}"] [data-column="0"]`);
  if (!held || !cell) return;
  openMenu(cell, held.name, [
    { label: 'Open', key: 'Enter', run: () => openRun(row, session) },
    { label: selection.has(held.id) ? 'Deselect' : 'Select', key: 'Space', run: () => selection.toggle(held.id, row) },
    ...markItems(cell, selection.has(held.id) ? selection.ids : [held.id], session),
    { label: held.isPinned ? 'Unpin' : 'Pin', key: 'P', run: () => togglePinnedRun(held, session) },
    { label: 'Unpin All', isDisabled: view.layout.pinned.length === 0, run: () => arrange({ pinned: [] }) },
  ]);
}
