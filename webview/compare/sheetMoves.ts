import { rowHeight } from '../runs/windows.ts';
import type { SheetPlace, SheetShape } from './sheetPlace.ts';

/** Goes where a key says: whether it says so. */
export function movedBy(event: KeyboardEvent, place: SheetPlace, sheet: SheetShape): boolean {
  const { line, column } = place.active;
  const isFar = event.ctrlKey || event.metaKey;
  const page = Math.max(1, Math.floor((place.seen.height - sheet.headHeight) / rowHeight) - 1);
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
