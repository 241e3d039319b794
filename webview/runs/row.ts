import { html, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { ifDefined } from 'lit/directives/if-defined.js';
import { cellLook } from './cell.ts';
import { barStyle, nothing, type CellLook } from './cellLook.ts';
import type { TableColumn } from './columns.ts';
import { groupCell, groupName } from './groupCells.ts';
import type { HeldLine } from './rowBook.ts';
import { runName } from './runName.ts';
import type { Session } from './session.ts';
import type { DrawnColumns } from './table.ts';
import { headHeight, rowHeight } from './windows.ts';

/** A row, or the place where one will be. Drawn anew only when something of it changed: while one scrolls, most rows stay as they are. */
export function tableRow(row: number, session: Session, drawn: DrawnColumns): TemplateResult {
  const { book, selection, grid, plots, marks } = session;
  const line = book.lineAt(row);
  const isSelected = line?.kind === 'run' && selection.has(line.id);
  const isHovered = line?.kind === 'run' && plots.hovered === line.id;
  const mark = line?.kind === 'run' && marks.of(line.id);
  const active = grid.active.row === row ? grid.active.column : -1;
  const { stuck } = grid;
  return html`${guard([row, line, isSelected, isHovered, mark, active, drawn.key, stuck], () => rowOf(row, line, session, drawn))}`;
}

function rowOf(
  row: number,
  line: HeldLine | undefined,
  session: Session,
  { pinned, scrolling, from, tracks }: DrawnColumns,
): TemplateResult {
  let left = 0;
  const cells = [
    ...pinned.map((column, index) => {
      const style = `left: ${left}px;`;
      left += column.width;
      return index === 0 ? nameCell(row, line, session) : cell(column, index, 'pinned', style, row, line, session);
    }),
    ...scrolling.map((column, index) => {
      const style = index === 0 ? `grid-column-start: ${pinned.length + 2};` : '';
      return cell(column, from + index, '', style, row, line, session);
    }),
  ];
  const place = line?.place;
  const { stuck } = session.grid;
  const top = headHeight + row * rowHeight;
  return html`<div
    class="grid-row ${row < stuck ? 'stuck' : ''} ${row === stuck - 1 ? 'last' : ''} ${classesOf(line, session)}"
    role="row"
    data-row=${row}
    aria-rowindex=${row + 2}
    aria-level=${ifDefined(place?.level)}
    aria-posinset=${ifDefined(place?.position)}
    aria-setsize=${ifDefined(place?.setSize)}
    aria-expanded=${ifDefined(place?.isOpen)}
    aria-selected=${ifDefined(line?.kind === 'run' ? session.selection.has(line.id) : undefined)}
    .style=${`grid-template-columns: ${tracks}; ${row < stuck ? `top: ${top}px` : `transform: translateY(${top}px)`}`}
  >
    ${cells}
  </div>`;
}

function classesOf(line: HeldLine | undefined, { selection, plots, marks }: Session): string {
  if (line?.kind !== 'run') return line ? 'group' : '';
  return [
    ...(selection.has(line.id) ? ['selected'] : []),
    ...(plots.hovered === line.id ? ['hovered'] : []),
    ...(line.isDeleted ? ['deleted'] : []),
    ...(marks.isHidden(line.id) ? ['off'] : []),
    ...(line.isContext ? ['context'] : []),
  ].join(' ');
}

function nameCell(row: number, line: HeldLine | undefined, session: Session): TemplateResult {
  return html`<div
    class="cell pinned name"
    role="rowheader"
    aria-colindex="1"
    data-column="0"
    tabindex=${tabIndex(session, row, 0)}
  >
    ${nameOf(line, session)}
  </div>`;
}

function cell(
  column: TableColumn,
  at: number,
  more: string,
  place: string,
  row: number,
  line: HeldLine | undefined,
  session: Session,
): TemplateResult {
  const { content, title, classes = '', bar } = lookOf(column, line, session);
  const all = ['cell', more, classes, column.isRight ? 'right' : '', bar ? 'ranged' : ''].filter(Boolean).join(' ');
  const style = bar ? place + barStyle(bar) : place;
  const tab = tabIndex(session, row, at);
  // A text as a property is no part of its own, which Lit would have to find and keep.
  if (typeof content === 'string') {
    return html`<div
      class=${all}
      role="gridcell"
      aria-colindex=${at + 1}
      data-column=${at}
      tabindex=${tab}
      title=${ifDefined(title)}
      .style=${style}
      .textContent=${content}
    ></div>`;
  }
  return html`<div
    class=${all}
    role="gridcell"
    aria-colindex=${at + 1}
    data-column=${at}
    tabindex=${tab}
    title=${ifDefined(title)}
    .style=${style}
  >
    ${content}
  </div>`;
}

function nameOf(line: HeldLine | undefined, session: Session): TemplateResult {
  if (!line) return html`<span class="dim">…</span>`;
  return line.kind === 'group' ? groupName(line) : runName(line, session);
}

function lookOf(column: TableColumn, line: HeldLine | undefined, { content }: Session): CellLook {
  if (!line) return nothing;
  return line.kind === 'group' ? groupCell(column, line, content.layout.statistic) : cellLook(column, line);
}

function tabIndex({ grid }: Session, row: number, column: number): number {
  return grid.active.row === row && grid.active.column === column ? 0 : -1;
}
