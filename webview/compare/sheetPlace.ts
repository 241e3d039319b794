import { TallScroll } from '../common/tallScroll.ts';
import { scrolledTo, type Seen } from '../runs/windows.ts';

/** A cell: line -1 is the head, column -1 the names. */
interface Place {
  readonly line: number;
  readonly column: number;
}

/** What lies where, in pixels, below and beside heads that stay. */
export interface SheetShape {
  readonly lines: SheetLines;
  readonly columns: readonly { readonly width: number }[];
  readonly namesWidth: number;
  readonly headHeight: number;
}

/** As an array of them, or as what says of each where it lies. */
export interface SheetLines {
  readonly length: number;
  at(line: number): { readonly top: number; readonly height: number } | undefined;
}

interface PlaceParts {
  /** The class of the sheet, of which there may be several in one element that scrolls. */
  readonly sheet: string;
  readonly update: () => void;
  /** How far it was scrolled, and is: to be remembered. */
  readonly scroll?: { readonly before: () => Scroll; readonly keep: (scroll: Scroll) => void };
}

type Scroll = Pick<Seen, 'top' | 'left'>;

/** Where one is in a sheet: what is seen of it, and the cell at which Tab arrives. */
export class SheetPlace {
  readonly #parts: PlaceParts;
  #element: HTMLElement | undefined;
  #resized: ResizeObserver | undefined;
  #remembering: ReturnType<typeof setTimeout> | undefined;
  seen: Seen = { top: 0, left: 0, width: 0, height: 600 };
  active: Place = { line: -1, column: 0 };
  /** For what may be taller than a browser can make it: how tall it is. */
  height = 0;
  readonly tall = new TallScroll();

  constructor(parts: PlaceParts) {
    this.#parts = parts;
  }

  readonly attach = (element: Element | undefined): void => {
    if (element === this.#element) return;
    this.#resized?.disconnect();
    this.#element = element instanceof HTMLElement ? element : undefined;
    const place = this.#element;
    if (!place) return;
    this.#resized = new ResizeObserver(this.measure);
    this.#resized.observe(place);
    const before = this.#parts.scroll?.before();
    requestAnimationFrame(() => {
      if (before) place.scrollTo(before.left, this.tall.scrollTo(before.top, this.height, place.clientHeight));
      this.measure();
    });
  };

  readonly measure = (): void => {
    if (!this.#element) return;
    const { scrollTop, scrollLeft: left, clientWidth: width, clientHeight: height } = this.#element;
    const { place: top, instead } = this.tall.scrolled(scrollTop, this.height, height);
    if (instead !== undefined) this.#element.scrollTop = instead;
    this.seen = { top, left, width, height };
    this.#parts.update();
    clearTimeout(this.#remembering);
    this.#remembering = setTimeout(() => this.#parts.scroll?.keep({ top, left }), 300);
  };

  readonly toTop = (): void => {
    this.active = { line: -1, column: 0 };
    this.#element?.scrollTo(0, 0);
  };

  /** A cell that has got the focus, by a press. */
  readonly focused = ({ target }: FocusEvent): void => {
    const within = `.${this.#parts.sheet} [data-column]`;
    const cell = target instanceof Element ? target.closest<HTMLElement>(within) : undefined;
    const line = cell?.closest<HTMLElement>('[data-line]')?.dataset['line'];
    if (!cell || line === undefined) return;
    const to = { line: Number(line), column: Number(cell.dataset['column']) };
    if (this.isActive(to.line, to.column)) return;
    this.active = to;
    this.#parts.update();
  };

  /** Goes to a cell, and shows it. */
  go(to: Place, sheet: SheetShape): void {
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

  #reveal(at: number, column: number, sheet: SheetShape): void {
    const place = this.#element;
    if (!place) return;
    const { clientWidth, clientHeight, scrollLeft } = place;
    const { place: scrollTop } = this.tall.scrolled(place.scrollTop, this.height, clientHeight);
    const line = at < 0 ? undefined : sheet.lines.at(at);
    const { width } = sheet.columns[column] ?? { width: 0 };
    const top = line ? scrolledTo(scrollTop, clientHeight - sheet.headHeight, line.top, line.height) : scrollTop;
    const before = sheet.columns.slice(0, Math.max(0, column)).reduce((sum, each) => sum + each.width, 0);
    const left = column < 0 ? scrollLeft : scrolledTo(scrollLeft, clientWidth - sheet.namesWidth, before, width);
    place.scrollTo({ top: this.tall.scrollTo(top, this.height, clientHeight), left });
  }

  #focus(): void {
    const { line, column } = this.active;
    const found = `.${this.#parts.sheet} [data-line="${line}"] [data-column="${column}"]`;
    const cell = this.#element?.querySelector<HTMLElement>(found);
    (cell ?? this.#element)?.focus({ preventScroll: true });
  }
}
