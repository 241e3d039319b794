import type { ComparedRow } from '../../src/model/comparedRow.ts';
import type { SectionId } from '../../src/protocol/compare.ts';
import { remembered } from '../common/remembered.ts';
import { rowHeight } from '../runs/windows.ts';
import type { Shown } from './shown.ts';

/** What stands at the head of a line or of a column: a run, by its place among the runs, or something that runs have. */
export type Head =
  | { readonly kind: 'run'; readonly run: number }
  | { readonly kind: 'row'; readonly section: SectionId; readonly row: ComparedRow; readonly isFirst: boolean };

export type Line = (Head | { readonly kind: 'section'; readonly section: Shown['sections'][number] }) & {
  readonly top: number;
  readonly height: number;
};

export interface Column {
  readonly head: Head;
  readonly width: number;
}

/** The comparison as lines and columns, of which only those near the view are drawn. */
export interface Sheet {
  readonly lines: readonly Line[];
  readonly columns: readonly Column[];
  readonly namesWidth: number;
  readonly headHeight: number;
  readonly width: number;
  readonly height: number;
}

const sectionHeight = 34;
const [leastWidth, mostWidth] = [230, 420];

/** Runs beside each other, or, transposed, one below the other. */
export const sheetOf = remembered((shown: Shown, runs: number, isTransposed: boolean, viewWidth: number): Sheet => {
  const namesWidth = Math.round(Math.min(isTransposed ? 240 : 280, Math.max(130, viewWidth * 0.28)));
  const places = Array.from({ length: runs }, (_, run): Head => ({ kind: 'run', run }));
  const rows = shown.sections.flatMap(({ id, rows: all }) =>
    all.map((row, index): Head => ({ kind: 'row', section: id, row, isFirst: index === 0 })),
  );
  const heads = isTransposed ? rows : places;
  const room = Math.floor((viewWidth - namesWidth) / heads.length);
  const width = isTransposed ? leastWidth : Math.max(leastWidth, Math.min(mostWidth, room));
  const lines = isTransposed ? placed(places) : placed(sectioned(shown));
  const headHeight = 50;
  const last = lines.at(-1);
  return {
    lines,
    columns: heads.map((head) => ({ head, width })),
    namesWidth,
    headHeight,
    width: namesWidth + heads.length * width,
    height: headHeight + (last ? last.top + last.height : 0),
  };
});

type Unplaced = Head | { readonly kind: 'section'; readonly section: Shown['sections'][number] };

function sectioned({ sections }: Shown): readonly Unplaced[] {
  return sections.flatMap((section) => [
    { kind: 'section' as const, section },
    ...section.rows.map((row): Head => ({ kind: 'row', section: section.id, row, isFirst: false })),
  ]);
}

function placed(lines: readonly Unplaced[]): readonly Line[] {
  let top = 0;
  return lines.map((line) => {
    const height = line.kind === 'section' ? sectionHeight : rowHeight;
    const at = top;
    top += height;
    return { ...line, top: at, height };
  });
}

/** What is compared at a place, and of which run; nothing at heads. */
export function activeCell(
  { lines, columns }: Sheet,
  { line, column }: { readonly line: number; readonly column: number },
): { readonly row: ComparedRow; readonly section: SectionId; readonly run: number } | undefined {
  const [one, other] = [lines[line], columns[column]?.head];
  if (!one || !other || one.kind === 'section' || one.kind === other.kind) return undefined;
  const [row, run] = one.kind === 'row' ? [one, other] : [other, one];
  return row.kind === 'row' && run.kind === 'run' ? { row: row.row, section: row.section, run: run.run } : undefined;
}
