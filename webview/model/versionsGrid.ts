import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { ref } from 'lit/directives/ref.js';
import { repeat } from 'lit/directives/repeat.js';
import { plainText } from '../../src/base/plainText.ts';
import { movedBy } from '../compare/sheetMoves.ts';
import { rowHeight, rowsIn } from '../runs/windows.ts';
import { aliasChip } from './aliasChip.ts';
import type { Column } from './columns.ts';
import type { Line } from './lines.ts';
import type { Session } from './session.ts';
import { openVersionMenu } from './versionMenu.ts';
import type { VersionsShape } from './versionsShape.ts';

/** The versions near the view, a row each, the version's number beside the columns that scroll. */
export function versionsGrid(session: Session): TemplateResult {
  const { place, content, shape } = session;
  const { shown: lines, names, columns, namesWidth, width, height } = shape;
  place.height = height;
  const { from, to } = rowsIn(place.seen, lines.length);
  const near = Array.from({ length: to - from }, (_, index) => from + index);
  const { line: active } = place.active;
  if (active >= 0 && active < lines.length && !near.includes(active)) near.push(active);
  session.wantFigures(near.flatMap((at) => lines[at]?.row.version ?? []));
  const tracks = [namesWidth, ...columns.map((column) => column.width)].map((track) => `${track}px`).join(' ');
  return html`<div
    class="versions-scroll"
    ${ref(place.attach)}
    @scroll=${place.measure}
    @focusin=${place.focused}
    @keydown=${(event: KeyboardEvent) => keyDown(event, session, shape)}
  >
    <div
      class="versions"
      role="grid"
      aria-label=${`Versions of ${plainText(content.name, 100)}`}
      aria-rowcount=${session.versions.goesOn ? -1 : lines.length + 1}
      aria-colcount=${columns.length + 1}
      .style=${`height: ${place.tall.heightOf(height)}px; width: ${width}px; --tracks: ${tracks}`}
    >
      <div class="line head" role="row" data-line="-1" aria-rowindex="1">
        ${names ? headCell(names, -1, session) : ''} ${columns.map((column, at) => headCell(column, at, session))}
      </div>
      ${repeat(
        near,
        (at) => lines[at]?.row.version,
        (at) => bodyLine(at, shape, session),
      )}
    </div>
  </div>`;
}

function headCell(column: Column, at: number, session: Session): TemplateResult {
  const { view, place } = session;
  const sort = view.sort?.column === column.id ? view.sort : undefined;
  const title = plainText(column.title, 80);
  return html`<div
    class="cell ${at < 0 ? 'names' : ''} ${column.isNumber ? 'number' : ''}"
    role="columnheader"
    aria-colindex=${at + 2}
    aria-sort=${sort ? (sort.descending ? 'descending' : 'ascending') : 'none'}
    data-column=${at}
    tabindex=${place.isActive(-1, at) ? 0 : -1}
  >
    <button class="sorts" tabindex="-1" title=${`${title}\nPress to sort`} @click=${() => turnSort(column, session)}>
      <b>${title}</b>${sort ? html`<span aria-hidden="true">${sort.descending ? '▼' : '▲'}</span>` : ''}
    </button>
  </div>`;
}

/** Figures first with the greatest, texts from the start; then the other way round, then as it was. */
function turnSort({ id, isNumber }: Column, { view, arrange }: Session): void {
  const { sort } = view;
  if (sort?.column !== id) arrange({ sort: { column: id, descending: isNumber } });
  else arrange({ sort: sort.descending === isNumber ? { column: id, descending: !isNumber } : undefined });
}

function bodyLine(at: number, shape: VersionsShape, session: Session): TemplateResult {
  const { place, view } = session;
  const { names, columns } = shape;
  const line = shape.shown[at];
  if (!line || !names) return html``;
  const { version } = line.row;
  const isSelected = view.selected === version;
  const active = place.active.line === at ? place.active.column : undefined;
  const { offset } = place.tall;
  return html`${guard([line, at, active, isSelected, offset, columns], () => {
    const cell = (column: Column, index: number): TemplateResult => {
      const hint = column.hint?.(line) ?? '';
      return html`<div
        class="cell ${index < 0 ? 'names' : ''} ${column.isNumber ? 'number' : ''} ${column.look}"
        role=${index < 0 ? 'rowheader' : 'gridcell'}
        aria-colindex=${index + 2}
        data-column=${index}
        tabindex=${active === index ? 0 : -1}
        title=${hint === '' ? nothing : plainText(hint, 500)}
      >
        ${cellBody(column, line, session)}
      </div>`;
    };
    return html`<div
      class="line ${isSelected ? 'selected' : ''}"
      role="row"
      data-line=${at}
      aria-rowindex=${at + 2}
      aria-selected=${isSelected}
      .style=${`transform: translateY(${at * rowHeight - offset}px)`}
      @click=${() => session.look({ selected: version })}
      @contextmenu=${(event: Event) => {
        event.preventDefault();
        session.look({ selected: version });
        openVersionMenu(event.currentTarget as HTMLElement, line, session);
      }}
    >
      ${cell(names, -1)} ${columns.map(cell)}
    </div>`;
  })}`;
}

function cellBody(column: Column, line: Line, session: Session): TemplateResult | string {
  const text = column.text(line);
  if (column.look === 'aliases') return html`${line.aliases.map(aliasChip)}`;
  if (column.look === 'status' && line.row.status !== 'READY')
    return html`<span class="warn" aria-hidden="true">⚠</span> ${plainText(text, 60)}`;
  if (column.look !== 'run' || !line.row.hasRun) return plainText(text, 300);
  if (line.figure === undefined) return html`<span class="dim">…</span>`;
  if (line.figure.runName === undefined) return html`<span class="dim">deleted since</span>`;
  const open = (): void => void session.try(session.host.ask('openRun', { version: line.row.version }));
  return html`<button class="link" tabindex="-1" @click=${open}>${plainText(text, 120)}</button>`;
}

/** Keys go from cell to cell; Enter does what a press does, and M opens what else there is. */
function keyDown(event: KeyboardEvent, session: Session, shape: VersionsShape): void {
  const { target } = event;
  if (event.defaultPrevented || event.altKey || !(target instanceof HTMLElement) || !target.matches('.versions .cell'))
    return;
  if (movedBy(event, session.place, shape) || acts(event, target, session, shape)) event.preventDefault();
}

function acts(event: KeyboardEvent, cell: HTMLElement, session: Session, { shown }: VersionsShape): boolean {
  const line = shown[session.place.active.line];
  const isMenu = event.key === 'm' || event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey);
  if (event.ctrlKey || event.metaKey) return false;
  if (event.key === 'Enter' || event.key === ' ') {
    if (line) session.look({ selected: line.row.version });
    cell.querySelector('button')?.click();
  } else if (isMenu && line) {
    session.look({ selected: line.row.version });
    openVersionMenu(cell, line, session);
  } else return false;
  return true;
}
