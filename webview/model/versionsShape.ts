import type { SheetShape } from '../compare/sheetPlace.ts';
import { headHeight, rowHeight } from '../runs/windows.ts';
import type { Column } from './columns.ts';
import type { Line } from './lines.ts';

/** The table of versions: the first column stays, the others scroll. */
export interface VersionsShape extends SheetShape {
  readonly shown: readonly Line[];
  readonly names: Column | undefined;
  readonly columns: readonly Column[];
  readonly width: number;
  readonly height: number;
}

export function versionsShape(shown: readonly Line[], [names, ...columns]: readonly Column[]): VersionsShape {
  const namesWidth = names?.width ?? 0;
  return {
    ...{ shown, names, columns, namesWidth, headHeight },
    width: namesWidth + columns.reduce((sum, column) => sum + column.width, 0),
    height: headHeight + shown.length * rowHeight,
    lines: {
      length: shown.length,
      at: (line) => (shown[line] ? { top: line * rowHeight, height: rowHeight } : undefined),
    },
  };
}
