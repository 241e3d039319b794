import { RowElements } from './rowElements.ts';
import type { Session } from './session.ts';
import { headHeight, rowHeight, scrolledTo, type Seen } from './windows.ts';

/** A cell: row -1 is the head. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

/** Where one is in the table: what is seen of it, and the cell at which Tab arrives. */
export class GridView {
  readonly elements = new RowElements();
  readonly #session: Session;
  #element: HTMLElement | undefined;
  #resized: ResizeObserver | undefined;
  #seen: Seen = { top: 0, left: 0, width: 1000, height: 600 };
  #remembering: ReturnType<typeof setTimeout> | undefined;
  active: Place = { row: 0, column: 0 };

  constructor(session: Session) {
    this.#session = session;
  }

  get seen(): Seen {
    return this.#seen;
  }

  readonly attach = (element: Element | undefined): void => {
    if (element === this.#element) return;
    this.#resized?.disconnect();
    this.#element = element instanceof HTMLElement ? element : undefined;
    const grid = this.#element;
    if (!grid) return;
    this.#resized = new ResizeObserver(this.measure);
    this.#resized.observe(grid);
    const { scrollTop, scrollLeft } = this.#session.view;
    requestAnimationFrame(() => {
      grid.scrollTo(scrollLeft, scrollTop);
      this.measure();
    });
  };

  readonly measure = (): void => {
    if (!this.#element) return;
    const { scrollTop: top, scrollLeft: left, clientWidth: width, clientHeight: height } = this.#element;
    this.#seen = { top, left, width, height };
    this.#session.update();
    clearTimeout(this.#remembering);
    this.#remembering = setTimeout(() => this.#session.look({ scrollTop: top, scrollLeft: left }), 300);
  };

  /** Rows were put before the first: what one looks at stays where it is, unless that is the beginning. */
  shift(pixels: number): void {
    const grid = this.#element;
    this.active = {
      ...this.active,
      row: Math.max(-1, this.active.row + (this.active.row >= 0 ? pixels / rowHeight : 0)),
    };
    if (!grid || grid.scrollTop === 0) return;
    const top = grid.scrollTop + pixels;
    requestAnimationFrame(() => grid.scrollTo({ top }));
  }

  scrollTo(top: number): void {
    this.#element?.scrollTo({ top });
  }

  /** Whether the focus is in the table, or was until its cell went away. */
  get hasFocus(): boolean {
    return this.#element?.contains(document.activeElement) ?? false;
  }

  /** Goes to a cell, and shows it. */
  go(to: Place): void {
    const { content, columns } = this.#session;
    const row = Math.max(-1, Math.min(content.rowCount - 1, to.row));
    const column = Math.max(0, Math.min(columns.length - 1, to.column));
    this.active = { row, column };
    this.#reveal(row, column);
    this.measure();
    this.#focus(row, column);
    // Where it was not drawn yet, it is after the next frame.
    requestAnimationFrame(() => requestAnimationFrame(() => this.#focus(row, column)));
  }

  /** Rows of one screen. */
  get page(): number {
    return Math.max(1, this.#rowsInView - this.stuck - 1);
  }

  /** How many of the first rows stay where they are while others scroll: those of pinned runs, as long as half of the table is left. */
  get stuck(): number {
    return Math.min(this.#session.content.pinnedRows, Math.floor(this.#rowsInView / 2));
  }

  get #rowsInView(): number {
    return Math.max(0, Math.floor((this.#seen.height - headHeight) / rowHeight));
  }

  #reveal(row: number, column: number): void {
    const grid = this.#element;
    if (!grid) return;
    const { columns } = this.#session;
    const pinned = columns.filter(({ isPinned }) => isPinned).reduce((sum, { width }) => sum + width, 0);
    const before = columns.slice(0, column).reduce((sum, { width }) => sum + width, 0);
    const { clientWidth, clientHeight, scrollTop, scrollLeft } = grid;
    const isPinned = columns[column]?.isPinned ?? true;
    const { stuck } = this;
    const room = clientHeight - headHeight - stuck * rowHeight;
    const top = row < stuck ? scrollTop : scrolledTo(scrollTop, room, (row - stuck) * rowHeight, rowHeight);
    const left = isPinned
      ? scrollLeft
      : scrolledTo(scrollLeft, clientWidth - pinned, before - pinned, columns[column]?.width ?? 0);
    grid.scrollTo({ top, left });
  }

  #focus(row: number, column: number): void {
    if (this.active.row !== row || this.active.column !== column) return;
    const cell = this.#element?.querySelector<HTMLElement>(`[data-row="${row}"] [data-column="${column}"]`);
    (cell ?? this.#element)?.focus({ preventScroll: true });
  }
}
