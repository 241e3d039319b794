import type { RowPlace, RunsContent } from '../../src/protocol/runs.ts';
import type { Session } from './session.ts';

/** Whether some rows stand below others. */
export function isTree({ layout }: Pick<RunsContent, 'layout'>): boolean {
  return layout.groupBy.length > 0 || layout.isNested;
}

/** Shows the rows below a row, or folds them away: the other of what is seen, also where it was asked for already and is still to come. */
export function toggleFold({ key, isOpen }: RowPlace, { view, arrange }: Session): void {
  if (isOpen === undefined) return;
  const { isAll, but } = view.layout.folded;
  const others = but.filter((other) => other !== key);
  arrange({ folded: { isAll, but: isOpen === isAll ? others : [...others, key] } });
}

export function foldAll(isAll: boolean, { arrange }: Session): void {
  arrange({ folded: { isAll, but: [] } });
}

/** The row below which one stands; as far up as rows are known. */
export function parentRow(row: number, level: number, { book }: Session): number {
  let above = row - 1;
  while (above > 0 && (book.lineAt(above)?.place?.level ?? 0) >= level) above--;
  return above;
}
