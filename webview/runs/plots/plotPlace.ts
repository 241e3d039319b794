/** How much room there is for a plot. */
export class PlotPlace {
  readonly #update: () => void;
  #element: HTMLElement | undefined;
  #observer: ResizeObserver | undefined;
  width = 0;
  height = 0;

  constructor(update: () => void) {
    this.#update = update;
  }

  /** For Lit's `ref`. */
  readonly attach = (element?: Element): void => {
    if (element === this.#element) return;
    this.#observer?.disconnect();
    this.#element = element instanceof HTMLElement ? element : undefined;
    if (!this.#element) return;
    this.#observer = new ResizeObserver(this.#measure);
    this.#observer.observe(this.#element);
  };

  readonly #measure = (): void => {
    const { clientWidth = 0, clientHeight = 0 } = this.#element ?? {};
    if (clientWidth === this.width && clientHeight === this.height) return;
    [this.width, this.height] = [clientWidth, clientHeight];
    this.#update();
  };
}
