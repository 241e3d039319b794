/** What part of the charts one sees: how wide and high the scrolling element is, and how far it was scrolled. */
export class Viewport {
  readonly #onChange: () => void;
  readonly #onScrolled: (top: number) => void;
  readonly #observer = new ResizeObserver(() => this.#measure());
  #element: HTMLElement | undefined;
  #seenTop = 0;
  width = 0;
  height = 0;

  constructor(onChange: () => void, onScrolled: (top: number) => void) {
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
    this.#measure();
  };

  get top(): number {
    return this.#element?.scrollTop ?? 0;
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
