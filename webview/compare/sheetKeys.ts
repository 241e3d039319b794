import { openRunMenu } from './runHead.ts';
import type { Session } from './session.ts';
import type { Head, Sheet } from './sheet.ts';

/** What keys do in the comparison: they go from cell to cell, and do what a press on its head does. */
export function sheetKeyDown(event: KeyboardEvent, session: Session, sheet: Sheet): void {
  const { target } = event;
  if (event.defaultPrevented || event.altKey || !(target instanceof HTMLElement) || !target.matches('.sheet .cell')) {
    return;
  }
  if (moves(event, session, sheet) || acts(event, target, session, sheet)) event.preventDefault();
}

function moves(event: KeyboardEvent, { place }: Session, sheet: Sheet): boolean {
  const { line, column } = place.active;
  const isFar = event.ctrlKey || event.metaKey;
  const page = Math.max(1, Math.floor((place.seen.height - sheet.headHeight) / 22) - 1);
  const [lastLine, lastColumn] = [sheet.lines.length - 1, sheet.columns.length - 1];
  const to = {
    ArrowUp: { line: isFar ? -1 : line - 1, column },
    ArrowDown: { line: isFar ? lastLine : line + 1, column },
    ArrowLeft: { line, column: column - 1 },
    ArrowRight: { line, column: column + 1 },
    PageUp: { line: Math.max(0, line - page), column },
    PageDown: { line: line + page, column },
    Home: isFar ? { line: -1, column: -1 } : { line, column: -1 },
    End: isFar ? { line: lastLine, column: lastColumn } : { line, column: lastColumn },
  }[event.key];
  if (to) place.go(to, sheet);
  return to !== undefined;
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
