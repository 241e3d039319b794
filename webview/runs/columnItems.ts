import type { MenuItem } from '../common/menu.ts';
import { isSameColumn, type RunColumn } from '../../src/model/runColumn.ts';
import type { TableColumn } from './columns.ts';
import type { Session } from './session.ts';

/** What can be done with a column. */
export function columnItems(column: TableColumn, session: Session): readonly MenuItem[] {
  const { search, columns, content } = session;
  const sort = (descending: boolean) => () => search({ sort: [{ column: column.column, descending }] });
  const isName = columns[0]?.key === column.key;
  const isSorted = content.search.sort.some((order) => isSameColumn(order.column, column.column));
  return [
    { label: 'Sort Ascending', isDisabled: !column.canSort, run: sort(false) },
    { label: 'Sort Descending', isDisabled: !column.canSort, run: sort(true) },
    { label: 'Do Not Sort', isDisabled: !isSorted, run: () => search({ sort: [] }) },
    { label: 'Move Left', key: 'Alt+←', isDisabled: isName, run: () => moveColumn(column, -1, session) },
    { label: 'Move Right', key: 'Alt+→', isDisabled: isName, run: () => moveColumn(column, 1, session) },
    { label: 'Wider', key: 'Shift+→', run: () => widen(column, 24, session) },
    { label: 'Narrower', key: 'Shift+←', run: () => widen(column, -24, session) },
    { label: column.isPinned ? 'Unpin' : 'Pin', key: 'P', isDisabled: isName, run: () => togglePin(column, session) },
    { label: 'Hide', key: 'Delete', isDisabled: isName, run: () => hideColumn(column, session) },
  ];
}

/** Shows a column beside another one, where it is not shown yet. */
export function addColumn(added: RunColumn, { column }: TableColumn, session: Session): void {
  const all = shownColumns(session);
  if (all.some((other) => isSameColumn(other, added))) return;
  const at = all.findIndex((other) => isSameColumn(other, column));
  session.setColumns([...all.slice(0, at + 1), added, ...all.slice(at + 1)]);
}

export function widen(column: TableColumn, by: number, { look, view }: Session): void {
  look({ widths: { ...view.widths, [column.key]: Math.max(40, Math.min(1_000, column.width + by)) } });
}

export function togglePin({ key, isPinned }: TableColumn, { look, view }: Session): void {
  look({ pinned: isPinned ? view.pinned.filter((other) => other !== key) : [...view.pinned, key] });
}

export function hideColumn({ column }: TableColumn, session: Session): void {
  session.setColumns(shownColumns(session).filter((other) => !isSameColumn(other, column)));
}

/** Past so many of the columns that are seen. */
export function moveColumn(column: TableColumn, by: number, session: Session): void {
  const { columns } = session;
  const target = columns[columns.findIndex(({ key }) => key === column.key) + by];
  if (target) moveTo(column, target, session);
}

/** To the place of another one. */
export function moveTo(column: TableColumn, target: TableColumn, session: Session): void {
  const all = shownColumns(session);
  const at = (one: TableColumn): number => all.findIndex((other) => isSameColumn(other, one.column));
  const [from, to] = [at(column), at(target)];
  if (from < 0 || to < 0 || column.isPinned !== target.isPinned) return;
  const rest = all.filter((_, index) => index !== from);
  session.setColumns([...rest.slice(0, to), column.column, ...rest.slice(to)]);
}

/** As they are chosen, also those that do not differ. */
export function shownColumns({ view, columns }: Session): readonly RunColumn[] {
  return view.columns ?? columns.slice(1).map(({ column }) => column);
}
