import type { ExportFormat } from '../../src/protocol/runs.ts';
import type { Session } from './session.ts';

const columnsOf = ({ columns }: Session) => columns.map(({ column }) => column);

/** The selected rows, or all that were read, as text with tabs. */
export function copyRows(session: Session): void {
  const { host, work, selection } = session;
  work(host.ask('copy', { runs: selection.ids, columns: columnsOf(session) }));
}

/** The exact value of the cell with the focus. */
export function copyCell(session: Session): void {
  const { host, work, grid, book, columns } = session;
  const [held, column] = [book.at(grid.active.row), columns[grid.active.column]];
  if (held && column) work(host.ask('copy', { runs: [held.id], columns: [column.column] }));
}

export function exportRows(format: ExportFormat, session: Session): void {
  const { host, work, selection } = session;
  work(host.ask('export', { format, runs: selection.ids, columns: columnsOf(session) }));
}
