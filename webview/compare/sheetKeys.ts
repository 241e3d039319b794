import { openRunMenu } from './runHead.ts';
import type { Session } from './session.ts';
import type { Head, Sheet } from './sheet.ts';
import { movedBy } from './sheetMoves.ts';

/** What keys do in the comparison: they go from cell to cell, and do what a press on its head does. */
export function sheetKeyDown(event: KeyboardEvent, session: Session, sheet: Sheet): void {
  const { target } = event;
  if (event.defaultPrevented || event.altKey || !(target instanceof HTMLElement) || !target.matches('.sheet .cell')) {
    return;
  }
  if (movedBy(event, session.place, sheet) || acts(event, target, session, sheet)) event.preventDefault();
}

function acts(event: KeyboardEvent, cell: HTMLElement, session: Session, sheet: Sheet): boolean {
  const head = headAt(session, sheet);
  if (event.key === 'c' && (event.ctrlKey || event.metaKey)) {
    session.copyActive(sheet);
    return true;
  }
  if (event.ctrlKey || event.metaKey) return false;
  if (event.key === 'Enter' || event.key === ' ') {
    const button = cell.querySelector<HTMLElement>('button[aria-haspopup], button.fold, button.direction');
    if (head?.kind === 'run' && button) openRunMenu(cell, head.run, session);
    else button?.click();
    return button !== null;
  }
  return false;
}

/** What stands at the head that has the focus. */
function headAt({ place }: Session, sheet: Sheet): Head | undefined {
  const { line, column } = place.active;
  if (line < 0) return sheet.columns[column]?.head;
  const at = sheet.lines[line];
  return column < 0 && at?.kind !== 'section' ? at : undefined;
}
