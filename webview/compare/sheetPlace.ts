import { scrolledTo, type Seen } from '../runs/windows.ts';
import type { Session } from './session.ts';
import type { Sheet } from './sheet.ts';

/** A cell: line -1 is the head, column -1 the names. */
interface Place {
  readonly line: number;
  readonly column: number;
}

/** Where one is in the comparison: what is seen of it, and the cell at which Tab arrives. */
export class SheetPlace {
  readonly #session: Session;
  #element: HTMLElement | undefined;
  #resized: ResizeObserver | undefined;
  #remembering: ReturnType<typeof setTimeout> | undefined;
  seen: Seen = { top: 0, left: 0, width: 0, height: 600 };
  active: Place = { line: -1, column: 0 };

  constructor(session: Session) {
    this.#session = session;
  }

  readonly attach = (element: Element | undefined): void => {
    if (element === this.#element) return;
    this.#resized?.disconnect();
    this.#element = element instanceof HTMLElement ? element : undefined;
    const place = this.#element;
    if (!place) return;
    this.#resized = new ResizeObserver(this.measure);
    this.#resized.observe(place);
    const { scrollTop, scrollLeft } = this.#session.view;
    requestAnimationFrame(() => {
      place.scrollTo(scrollLeft, scrollTop);
      this.measure();
    });
  };

  readonly measure = (): void => {
    if (!this.#element) return;
    const { scrollTop: top, scrollLeft: left, clientWidth: width, clientHeight: height } = this.#element;
    this.seen = { top, left, width, height };
    this.#session.update();
    clearTimeout(this.#remembering);
    this.#remembering = setTimeout(() => this.#session.look({ scrollTop: top, scrollLeft: left }), 300);
  };

  readonly toTop = (): void => {
    this.active = { line: -1, column: 0 };
    this.#element?.scrollTo(0, 0);
  };

  /** A cell that has got the focus, by a press. */
  readonly focused = ({ target }: FocusEvent): void => {
    const cell = target instanceof Element ? target.closest<HTMLElement>('[data-column]') : undefined;
    const line = cell?.closest<HTMLElement>('[data-line]')?.dataset['line'];
    if (!cell || line === undefined) return;
    const to = { line: Number(line), column: Number(cell.dataset['column']) };
    if (this.isActive(to.line, to.column)) return;
    this.active = to;
    this.#session.update();
  };

  /** Goes to a cell, and shows it. */
  go(to: Place, sheet: Sheet): void {
    const line = Math.max(-1, Math.min(sheet.lines.length - 1, to.line));
    const column = Math.max(-1, Math.min(sheet.columns.length - 1, to.column));
    this.active = { line, column };
    this.#reveal(line, column, sheet);
    this.measure();
    this.#focus();
    // Where it was not drawn yet, it is after the next frame.
    requestAnimationFrame(() => requestAnimationFrame(() => this.#focus()));
  }

  isActive(line: number, column: number): boolean {
    return this.active.line === line && this.active.column === column;
  }

  #reveal(at: number, column: number, sheet: Sheet): void {
    const place = this.#element;
    if (!place) return;
    const { clientWidth, clientHeight, scrollTop, scrollLeft } = place;
    const line = sheet.lines[at];
    const { width } = sheet.columns[column] ?? { width: 0 };
    const top = line ? scrolledTo(scrollTop, clientHeight - sheet.headHeight, line.top, line.height) : scrollTop;
    const left =
      column < 0 ? scrollLeft : scrolledTo(scrollLeft, clientWidth - sheet.namesWidth, column * width, width);
    place.scrollTo({ top, left });
  }

  #focus(): void {
    const { line, column } = this.active;
    const cell = this.#element?.querySelector<HTMLElement>(`[data-line="${line}"] [data-column="${column}"]`);
    (cell ?? this.#element)?.focus({ preventScroll: true });
  }
}
