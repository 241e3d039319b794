import { html, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { ref } from 'lit/directives/ref.js';
import { repeat } from 'lit/directives/repeat.js';
import { plainText } from '../../src/base/plainText.ts';
import type { TableValue } from '../../src/model/loggedTable.ts';
import { columnsIn, rowHeight, type Span } from '../runs/windows.ts';
import { columnHead } from './columnHead.ts';
import type { HeldRow } from './rowBook.ts';
import { rowsKeyDown } from './rowsKeys.ts';
import type { RowsShape, SeenColumn } from './rowsShape.ts';
import type { Session } from './session.ts';

/** Drawn beyond what is seen, so that a turn of the wheel shows rows at once. */
const rowsBeyond = 8;

interface Drawn extends Span {
  readonly session: Session;
  readonly shape: RowsShape;
  readonly columns: readonly SeenColumn[];
}

/** The rows and columns near the view, beside the rows' numbers. */
export function rowsGrid(session: Session, shape: RowsShape): TemplateResult {
  const { place, book, table } = session;
  const { columns, namesWidth, headHeight, width, height, lines } = shape;
  place.height = height;
  const near = columnsIn(
    place.seen,
    namesWidth,
    columns.map((column) => column.width),
  );
  const drawn: Drawn = { session, shape, columns: columns.slice(near.from, near.to), from: near.from, to: near.to };
  const from = Math.max(0, Math.floor(place.seen.top / rowHeight) - rowsBeyond);
  const to = Math.min(
    lines.length,
    Math.ceil((place.seen.top + place.seen.height - headHeight) / rowHeight) + rowsBeyond,
  );
  book.want({ from, to, fromColumn: near.from, toColumn: near.to }, lines.length, columns.length);
  const tracks = [namesWidth, near.skip, ...drawn.columns.map((column) => column.width)];
  const size = `height: ${place.tall.heightOf(height)}px; width: ${width}px; --head: ${headHeight}px; --tracks: ${tracks.map((track) => `${track}px`).join(' ')}`;
  return html`<div
    class="rows-scroll"
    ${ref(place.attach)}
    @scroll=${place.measure}
    @focusin=${place.focused}
    @keydown=${(event: KeyboardEvent) => rowsKeyDown(event, session, shape)}
  >
    <div
      class="laid rows"
      role="grid"
      aria-label=${`Rows of ${plainText(session.content.name, 100)}`}
      aria-rowcount=${table.counted.isWhole ? lines.length + 1 : -1}
      aria-colcount=${columns.length + 1}
      .style=${size}
    >
      ${headLine(drawn)}
      ${repeat(
        rowsNear(from, to, place.active.line, lines.length),
        (at) => at,
        (at) => rowLine(at, book.at(at), drawn),
      )}
    </div>
  </div>`;
}

/** The row with the focus stays there when it scrolls away, so that the focus does. */
function rowsNear(from: number, to: number, active: number, count: number): readonly number[] {
  const near = Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
  const isElsewhere = active >= 0 && active < count && (active < from || active >= to);
  return isElsewhere ? [...near, active] : near;
}

function headLine(drawn: Drawn): TemplateResult {
  const { columns, from, session } = drawn;
  return html`<div class="laid-line laid-head rows-line rows-head" role="row" data-line="-1" aria-rowindex="1">
    <div class="cell names" role="columnheader" aria-colindex="1" data-column="-1" tabindex=${tabOf(session, -1, -1)}>
      <span class="unseen">Row</span>
    </div>
    ${columns.map((column, index) => columnHead(column, from + index, index === 0, session))}
  </div>`;
}

function rowLine(at: number, held: HeldRow | undefined, { session, columns, from, to, shape }: Drawn): TemplateResult {
  const { place } = session;
  const active = place.active.line === at ? place.active.column : undefined;
  const { offset } = place.tall;
  return html`${guard([held, active, offset, from, to, shape.columns], () => {
    const top = at * rowHeight - offset;
    return html`<div
      class="laid-line rows-line"
      role="row"
      data-line=${at}
      aria-rowindex=${at + 2}
      .style=${`transform: translateY(${top}px)`}
    >
      <div class="cell names" role="rowheader" aria-colindex="1" data-column="-1" tabindex=${tabOf(session, at, -1)}>
        ${held ? (held.number + 1).toLocaleString('en') : '…'}
      </div>
      ${columns.map((column, index) => {
        const value = held?.values[from + index - held.fromColumn];
        const isRight = column.isNumeric || typeof value === 'number';
        return html`<div
          class="cell ${index === 0 ? 'first' : ''} ${isRight ? 'number' : ''} ${value === null || value === '' ? 'none' : ''}"
          role="gridcell"
          aria-colindex=${from + index + 2}
          data-column=${from + index}
          tabindex=${tabOf(session, at, from + index)}
          .textContent=${cellText(value)}
        ></div>`;
      })}
    </div>`;
  })}`;
}

function cellText(value: TableValue | undefined): string {
  if (value === undefined) return '';
  if (value === null) return 'null';
  return value === '' ? 'empty' : plainText(String(value), 300);
}

export function tabOf({ place }: Session, line: number, column: number): number {
  return place.isActive(line, column) ? 0 : -1;
}
