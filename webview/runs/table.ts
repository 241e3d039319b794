import { html, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { repeat } from 'lit/directives/repeat.js';
import { remembered } from '../common/remembered.ts';
import type { TableColumn } from './columns.ts';
import { headRow } from './head.ts';
import { tableName } from './experiments.ts';
import { gridKeyDown } from './gridKeys.ts';
import { askedForMenu, clicked, opened } from './gridClicks.ts';
import { tableRow } from './row.ts';
import { openRunMenu } from './runMenu.ts';
import type { Session } from './session.ts';
import { isTree } from './tree.ts';
import { columnsIn, headHeight, rowHeight, rowsIn, type Span } from './windows.ts';

/** What of the columns is drawn: all that are pinned, and those others that are near the view. */
export interface DrawnColumns {
  readonly pinned: readonly TableColumn[];
  readonly scrolling: readonly TableColumn[];
  /** The place of the first of these among all columns. */
  readonly from: number;
  /** As CSS says how wide they are, and what lies between the two. */
  readonly tracks: string;
  /** Another one where any of this is otherwise. */
  readonly key: unknown;
}

/** The runs as a table of which only what is near the view is drawn, and asked for. */
export function table(session: Session): TemplateResult {
  const { grid, content, columns, book } = session;
  const pinned = columns.filter(({ isPinned }) => isPinned);
  const others = columns.slice(pinned.length);
  const sum = (some: readonly TableColumn[]): number => some.reduce((width, column) => width + column.width, 0);
  const near = columnsIn(
    grid.seen,
    sum(pinned),
    others.map(({ width }) => width),
  );
  const drawn: DrawnColumns = {
    pinned,
    scrolling: others.slice(near.from, near.to),
    from: pinned.length + near.from,
    tracks: [...pinned.map(track), `${near.skip}px`, ...others.slice(near.from, near.to).map(track)].join(' '),
    key: keyOf(columns, near.from, near.to),
  };
  const rows = rowsIn(grid.seen, content.rowCount);
  const { stuck } = grid;
  book.want(
    rows,
    [...pinned.slice(1), ...drawn.scrolling].map(({ column }) => column),
    content.rowCount,
    stuck,
  );
  // Groups are few, and what is read changes them: one says so when.
  if (rows.to >= content.rowCount && content.layout.groupBy.length === 0) session.readMore();
  const all = drawnRows({ ...rows, from: Math.max(stuck, rows.from) }, stuck, grid.active.row, content.rowCount);
  const first = Array.from({ length: stuck }, (_, row) => row);
  const size = `height: ${content.rowCount * rowHeight + headHeight}px; width: ${sum(columns)}px`;
  return html`<div
    class="grid"
    role=${isTree(content) ? 'treegrid' : 'grid'}
    tabindex="-1"
    aria-label=${tableName(content)}
    aria-rowcount=${content.isAll ? content.rowCount + 1 : -1}
    aria-colcount=${columns.length}
    aria-multiselectable="true"
    ${ref(grid.attach)}
    @scroll=${grid.measure}
    @keydown=${(event: KeyboardEvent) => gridKeyDown(event, session)}
    @click=${(event: MouseEvent) => clicked(event, session)}
    @contextmenu=${(event: MouseEvent) => askedForMenu(event, (row) => openRunMenu(row, session))}
    @dblclick=${(event: MouseEvent) => opened(event, session)}
  >
    <div class="grid-size" role="presentation" .style=${size}>
      ${headRow(session, drawn)} ${first.map((row) => tableRow(row, session, drawn))}
      ${repeat(all, grid.elements.of(all, grid.active.row), (row) => tableRow(row, session, drawn))}
    </div>
  </div>`;
}

/** The same one as long as it is called with the same. */
const keyOf = remembered((columns: readonly TableColumn[], from: number, to: number) => ({ columns, from, to }));

function track({ width }: TableColumn): string {
  return `${width}px`;
}

/** The row with the focus stays there when it scrolls away, so that the focus does. */
function drawnRows({ from, to }: Span, stuck: number, active: number, count: number): readonly number[] {
  const rows = Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
  if (active < stuck || active >= count || (active >= from && active < to)) return rows;
  return active < from ? [active, ...rows] : [...rows, active];
}
