interface GridParts {
  readonly update: () => void;
  /** How far it was scrolled when it was seen last. */
  readonly scrollTop: () => number;
  readonly keep: (scrollTop: number) => void;
}

/** Where tiles stand. */
export interface TileShape {
  readonly columns: number;
  readonly width: number;
  readonly rowHeight: number;
}

export const gap = 12;
const captionHeight = 44;
const pictureHeight = 150;
const rowsBeyond = 2;

/** Where one is among small pictures: what is seen of them, and the one at which Tab arrives. */
export class GridPlace {
  readonly #parts: GridParts;
  #element: HTMLElement | undefined;
  #resized: ResizeObserver | undefined;
  #remembering: ReturnType<typeof setTimeout> | undefined;
  #seen = { top: 0, width: 0, height: 800 };
  /** Has the focus when all are seen again. */
  #comingBack = false;
  active = 0;

  constructor(parts: GridParts) {
    this.#parts = parts;
  }

  readonly attach = (element?: Element): void => {
    this.#resized?.disconnect();
    this.#element = element instanceof HTMLElement ? element : undefined;
    if (!this.#element) return;
    this.#resized = new ResizeObserver(this.measure);
    this.#resized.observe(this.#element);
    requestAnimationFrame(() => {
      this.#element?.scrollTo(0, this.#parts.scrollTop());
      this.measure();
      if (this.#comingBack) this.go(this.active);
      this.#comingBack = false;
    });
  };

  readonly measure = (): void => {
    if (!this.#element) return;
    const { scrollTop: top, clientWidth: width, clientHeight: height } = this.#element;
    this.#seen = { top, width, height };
    this.#parts.update();
    clearTimeout(this.#remembering);
    this.#remembering = setTimeout(() => this.#parts.keep(top), 300);
  };

  readonly toTop = (): void => {
    this.active = 0;
    this.#element?.scrollTo(0, 0);
  };

  comeBack(to: number): void {
    this.active = Math.max(0, to);
    this.#comingBack = true;
  }

  /** @param least width of a tile. */
  shape(least: number): TileShape {
    const room = Math.max(least, this.#seen.width - 2 * gap);
    const columns = Math.max(1, Math.floor((room + gap) / (least + gap)));
    return {
      columns,
      width: Math.floor((room - gap * (columns - 1)) / columns),
      rowHeight: pictureHeight + captionHeight + gap,
    };
  }

  /** The tiles near the view; the one with the focus stays there when it scrolls away, so that the focus does. */
  near({ columns, rowHeight }: TileShape, count: number): readonly number[] {
    const { top, height } = this.#seen;
    const from = Math.max(0, Math.floor(top / rowHeight) - rowsBeyond) * columns;
    const to = Math.min(count, (Math.ceil((top + height) / rowHeight) + rowsBeyond) * columns);
    const near = Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
    const { active } = this;
    // In their order: a tile that is moved among the others loses the focus.
    if (active < from) return [active, ...near];
    return active >= to && active < count ? [...near, active] : near;
  }

  /** Gives a tile the focus, and shows it. */
  go(to: number): void {
    this.active = to;
    this.#parts.update();
    requestAnimationFrame(() => {
      requestAnimationFrame(() =>
        this.#element?.querySelector<HTMLElement>(`[data-tile="${to}"]`)?.focus({ preventScroll: false }),
      );
    });
  }

  /** How many tiles a screen has. */
  pageOf({ columns, rowHeight }: TileShape): number {
    return Math.max(1, Math.floor(this.#seen.height / rowHeight)) * columns;
  }
}
