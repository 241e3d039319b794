import { html, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { columnsIn, type Span } from '../runs/windows.ts';
import { cellView } from './cellView.ts';
import { rowHead } from './rowHead.ts';
import { runHead } from './runHead.ts';
import { sectionHead } from './sectionHead.ts';
import type { Session } from './session.ts';
import type { Column, Head, Line, Sheet } from './sheet.ts';

/** Drawn beyond what is seen, so that a turn of the wheel shows lines at once. */
const pixelsBeyond = 200;

interface Drawn extends Span {
  readonly columns: readonly Column[];
}

/** The lines and columns near the view. */
export function sheetView(session: Session, sheet: Sheet): TemplateResult {
  const { place, content } = session;
  const { columns, namesWidth, headHeight, width, height } = sheet;
  const near = columnsIn(
    place.seen,
    namesWidth,
    columns.map((column) => column.width),
  );
  const drawn = { ...near, columns: columns.slice(near.from, near.to) };
  const tracks = [namesWidth, near.skip, ...drawn.columns.map((column) => column.width)];
  const size = `height: ${height}px; width: ${width}px; --head: ${headHeight}px; --tracks: ${tracks.map((track) => `${track}px`).join(' ')}`;
  return html`<div
    class="laid sheet"
    role="grid"
    aria-label=${content.title}
    aria-rowcount=${sheet.lines.length + 1}
    aria-colcount=${columns.length + 1}
    .style=${size}
  >
    ${headLine(session, drawn)}
    ${repeat(
      linesNear(session, sheet),
      ({ at }) => at,
      ({ line, at }) => lineView(line, at, session, drawn),
    )}
  </div>`;
}

/** The line with the focus stays there when it scrolls away, so that the focus does. */
function linesNear({ place }: Session, { lines, headHeight }: Sheet): readonly { line: Line; at: number }[] {
  const { top, height } = place.seen;
  return lines.flatMap((line, at) => {
    const isNear = line.top + line.height > top - pixelsBeyond && line.top + headHeight < top + height + pixelsBeyond;
    return isNear || at === place.active.line ? [{ line, at }] : [];
  });
}

function headLine(session: Session, { columns, from }: Drawn): TemplateResult {
  return html`<div class="laid-line laid-head sheet-line sheet-head" role="row" data-line="-1" aria-rowindex="1">
    <div class="cell names" role="columnheader" aria-colindex="1" data-column="-1" tabindex=${tabOf(session, -1, -1)}>
      <span class="unseen">${session.view.isTransposed ? 'Run' : 'Name'}</span>
    </div>
    ${columns.map(({ head }, index) => {
      const at = from + index;
      return html`<div
        class="cell ${index === 0 ? 'first' : ''}"
        role="columnheader"
        aria-colindex=${at + 2}
        data-column=${at}
        tabindex=${tabOf(session, -1, at)}
      >
        ${headOf(head, session, true)}
      </div>`;
    })}
  </div>`;
}

function lineView(line: Line, at: number, session: Session, drawn: Drawn): TemplateResult {
  const isBaseline = line.kind === 'run' && line.run === session.baseline;
  return html`<div
    class="laid-line sheet-line ${line.kind === 'section' ? 'sheet-section' : ''} ${isBaseline ? 'baseline' : ''}"
    role="row"
    data-line=${at}
    aria-rowindex=${at + 2}
    .style=${`transform: translateY(${line.top}px); height: ${line.height}px`}
  >
    <div class="cell names" role="rowheader" aria-colindex="1" data-column="-1" tabindex=${tabOf(session, at, -1)}>
      ${line.kind === 'section' ? sectionHead(line.section, session) : headOf(line, session, false)}
    </div>
    ${line.kind === 'section' ? '' : cells(line, at, session, drawn)}
  </div>`;
}

function cells(line: Head, at: number, session: Session, { columns, from }: Drawn): readonly TemplateResult[] {
  return columns.map(({ head }, index) => {
    const column = from + index;
    return html`<div
      class="cell ${index === 0 ? 'first' : ''}"
      role="gridcell"
      aria-colindex=${column + 2}
      data-column=${column}
      tabindex=${tabOf(session, at, column)}
    >
      ${cellView(line, head, session)}
    </div>`;
  });
}

function headOf(head: Head, session: Session, isColumn: boolean): TemplateResult | '' {
  return head.kind === 'run' ? runHead(head.run, session, isColumn) : rowHead(head, session, isColumn);
}

function tabOf({ place }: Session, line: number, column: number): number {
  return place.isActive(line, column) ? 0 : -1;
}
