import { html, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { repeat } from 'lit/directives/repeat.js';
import { plainText } from '../../../src/base/plainText.ts';
import { lineSample } from '../../charts/lineSample.ts';
import { columnsIn, rowHeight, type Span } from '../../runs/windows.ts';
import type { Session } from '../session.ts';
import { movedBy } from '../sheetMoves.ts';
import type { SheetPlace } from '../sheetPlace.ts';
import type { Joined } from './joined.ts';
import { joinedCell, keyText, seenValue } from './joinedCell.ts';
import type { JoinedShape, SeenColumn } from './joinedShape.ts';

/** Drawn beyond what is seen, so that a turn of the wheel shows rows at once. */
const rowsBeyond = 8;

interface Drawn extends Span {
  readonly joined: Joined;
  readonly shape: JoinedShape;
  readonly session: Session;
}

/** The joined rows near the view, beside their keys. */
export function joinedGrid(session: Session, joined: Joined, shape: JoinedShape): TemplateResult {
  const { place } = session.tables;
  const { columns, namesWidth, headHeight, width, height } = shape;
  const near = columnsIn(
    place.seen,
    namesWidth,
    columns.map((column) => column.width),
  );
  const drawn: Drawn = { ...near, joined, shape, session };
  const tracks = [namesWidth, near.skip, ...columns.slice(near.from, near.to).map((column) => column.width)];
  return html`<div
    class="joined-scroll"
    ${ref(place.attach)}
    @scroll=${place.measure}
    @focusin=${place.focused}
    @keydown=${(event: KeyboardEvent) => keyDown(event, drawn)}
  >
    <div
      class="laid joined"
      role="grid"
      aria-label="Rows of the tables, joined"
      aria-rowcount=${shape.rows.length + 1}
      aria-colcount=${columns.length + 1}
      .style=${`height: ${height}px; width: ${width}px; --head: ${headHeight}px; --tracks: ${tracks.map((track) => `${track}px`).join(' ')}`}
    >
      ${headLine(drawn)}
      ${repeat(
        rowsNear(place, shape),
        (at) => at,
        (at) => rowLine(at, drawn),
      )}
    </div>
  </div>`;
}

/** The row with the focus stays there when it scrolls away, so that the focus does. */
function rowsNear({ seen, active }: SheetPlace, { rows, headHeight }: JoinedShape): readonly number[] {
  const from = Math.max(0, Math.floor(seen.top / rowHeight) - rowsBeyond);
  const to = Math.min(rows.length, Math.ceil((seen.top + seen.height - headHeight) / rowHeight) + rowsBeyond);
  const near = Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
  const isElsewhere = active.line >= 0 && active.line < rows.length && (active.line < from || active.line >= to);
  return isElsewhere ? [...near, active.line] : near;
}

function headLine(drawn: Drawn): TemplateResult {
  const { joined, shape, from, to } = drawn;
  const keys = joined.keys.map((key) => plainText(key, 100)).join(' · ');
  return html`<div class="laid-line laid-head joined-line joined-head" role="row" data-line="-1" aria-rowindex="1">
    <div class="cell names" role="columnheader" aria-colindex="1" data-column="-1" tabindex=${tabOf(drawn, -1, -1)}>
      <b title=${keys}>${keys === '' ? 'Row' : keys}</b>
    </div>
    ${shape.columns
      .slice(from, to)
      .map(
        (column, index) =>
          html`<div
            class=${classesOf(column, index)}
            role="columnheader"
            aria-colindex=${from + index + 2}
            data-column=${from + index}
            tabindex=${tabOf(drawn, -1, from + index)}
          >
            ${columnHead(column, drawn)}
          </div>`,
      )}
  </div>`;
}

function columnHead({ column, run: at }: SeenColumn, { joined, session }: Drawn): TemplateResult {
  const name = plainText(column.name, 200);
  const run = at === undefined ? undefined : joined.runs[at];
  const runName = run && plainText(run.name, 200);
  return html`<b title=${name}>${name}</b> ${
      run
        ? html`<span class="of" title=${runName ?? ''}>${lineSample(session.lookOf(run.id))} ${runName}</span>`
        : html`<span class="of dim">all runs</span>`
    }`;
}

function rowLine(at: number, drawn: Drawn): TemplateResult {
  const { joined, shape, session, from, to } = drawn;
  const row = shape.rows[at];
  if (!row) return html``;
  const baseline = joined.runs.findIndex(({ id }) => id === session.content.runs[session.baseline]?.id);
  const key = keyText(row);
  return html`<div
    class="laid-line joined-line"
    role="row"
    data-line=${at}
    aria-rowindex=${at + 2}
    .style=${`transform: translateY(${at * rowHeight}px)`}
  >
    <div class="cell names" role="rowheader" aria-colindex="1" data-column="-1" tabindex=${tabOf(drawn, at, -1)}>
      <span class="value ${joined.keys.length === 0 ? 'number dim' : ''}" title=${key}>${key}</span>
    </div>
    ${shape.columns
      .slice(from, to)
      .map(
        (column, index) =>
          html`<div
            class=${classesOf(column, index)}
            role="gridcell"
            aria-colindex=${from + index + 2}
            data-column=${from + index}
            tabindex=${tabOf(drawn, at, from + index)}
          >
            ${joinedCell(joined, row, column, baseline < 0 ? undefined : baseline)}
          </div>`,
      )}
  </div>`;
}

function classesOf({ isFirst, format }: SeenColumn, index: number): string {
  return ['cell', index === 0 ? 'first' : '', isFirst ? 'begins' : '', format ? 'numbers' : ''].join(' ');
}

function tabOf({ session }: Drawn, line: number, column: number): number {
  return session.tables.place.isActive(line, column) ? 0 : -1;
}

/** Keys go from cell to cell, and copy what stands in one, exactly. */
function keyDown(event: KeyboardEvent, { joined, shape, session }: Drawn): void {
  const { target } = event;
  if (event.altKey || !(target instanceof HTMLElement) || !target.matches('.joined .cell')) return;
  const { place } = session.tables;
  if (movedBy(event, place, shape)) event.preventDefault();
  if (event.key !== 'c' || !(event.ctrlKey || event.metaKey)) return;
  const [row, column] = [shape.rows[place.active.line], shape.columns[place.active.column]];
  const text = row && (column ? seenValue(joined, row, column) : row.key.join('\t'));
  if (text !== undefined) session.attempt(session.host.ask('copy', { text: String(text) }));
  event.preventDefault();
}
