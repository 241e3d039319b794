import { moveTo, widen } from './columnItems.ts';
import type { TableColumn } from './columns.ts';
import type { Session } from './session.ts';

let dragged: TableColumn | undefined;
let target: string | undefined;

/** A column is dragged by its head to the place of another one. */
export function columnDrag(column: TableColumn, session: Session) {
  const aim = (at: string | undefined): void => {
    if (target === at) return;
    target = at;
    session.update();
  };
  return {
    classes: target === column.key && dragged !== undefined ? 'drop-here' : '',
    start: (event: DragEvent): void => {
      dragged = column;
      event.dataTransfer?.setData('text/plain', column.key);
    },
    over: (event: DragEvent): void => {
      if (dragged?.isPinned !== column.isPinned) return;
      event.preventDefault();
      aim(column.key);
    },
    leave: (): void => aim(undefined),
    drop: (event: DragEvent): void => {
      event.preventDefault();
      const moving = dragged;
      dragged = undefined;
      aim(undefined);
      if (moving && moving.key !== column.key) moveTo(moving, column, session);
    },
  };
}

/** Follows the pointer from a column's edge until it is let go. */
export function resizing(event: PointerEvent, column: TableColumn, session: Session): void {
  const edge = event.currentTarget;
  if (!(edge instanceof HTMLElement)) return;
  event.preventDefault();
  edge.setPointerCapture(event.pointerId);
  const move = ({ clientX }: PointerEvent): void => widen(column, clientX - event.clientX, session);
  edge.addEventListener('pointermove', move);
  edge.addEventListener('lostpointercapture', () => edge.removeEventListener('pointermove', move), { once: true });
}
