interface Seen {
  readonly width: number;
  readonly height: number;
  readonly top: number;
}

/** What part of the charts one sees: how wide and high the scrolling element is, and how far it was scrolled. */
export class Viewport {
  readonly #onChange: () => void;
  readonly #onScrolled: (top: number) => void;
  readonly #observer = new ResizeObserver(() => this.#measure());
  #element: HTMLElement | undefined;
  #seenTop: number;
  width: number;
  height: number;

  /** @param first What it was when it was seen last: true until there is an element. */
  constructor(first: Seen, onChange: () => void, onScrolled: (top: number) => void) {
    [this.#seenTop, this.width, this.height] = [first.top, first.width, first.height];
    this.#onChange = onChange;
    this.#onScrolled = onScrolled;
  }

  /** For Lit's `ref`. */
  readonly attach = (element?: Element): void => {
    this.#observer.disconnect();
    this.#element?.removeEventListener('scroll', this.#scrolled);
    this.#element?.removeEventListener('scrollend', this.#ended);
    this.#element = element instanceof HTMLElement ? element : undefined;
    if (!this.#element) return;
    this.#element.addEventListener('scroll', this.#scrolled, { passive: true });
    this.#element.addEventListener('scrollend', this.#ended, { passive: true });
    this.#observer.observe(this.#element);
    // Its content, which makes it long enough to be scrolled, comes a moment later.
    const top = this.#seenTop;
    if (top > 0) requestAnimationFrame(() => this.scrollTo(top));
    this.#measure();
  };

  get top(): number {
    return this.#element?.scrollTop ?? this.#seenTop;
  }

  scrollTo(top: number): void {
    if (this.#element) this.#element.scrollTop = top;
  }

  /** Scrolls no further than needed for this stretch to be seen whole. */
  reveal(top: number, height: number): void {
    if (top < this.top) this.scrollTo(top - 8);
    else if (top + height > this.top + this.height) this.scrollTo(top + height - this.height + 8);
  }

  #measure(): void {
    const { clientWidth: width = 0, clientHeight: height = 0 } = this.#element ?? {};
    if (width === this.width && height === this.height) return;
    this.width = width;
    this.height = height;
    this.#onChange();
  }

  // A screen above and below is drawn already, so not every pixel matters.
  readonly #scrolled = (): void => {
    if (Math.abs(this.top - this.#seenTop) < this.height / 4 && this.top > 0) return;
    this.#seenTop = this.top;
    this.#onChange();
  };

  readonly #ended = (): void => this.#onScrolled(this.top);
}
