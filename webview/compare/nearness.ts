/** Whether an element is near the view: only then what it shows is read. */
export class Nearness {
  readonly #onChange: () => void;
  isNear = false;
  readonly #observer = new IntersectionObserver(
    (entries) => {
      this.isNear = entries.at(-1)?.isIntersecting ?? false;
      this.#onChange();
    },
    { scrollMargin: '300px' },
  );

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  /** For Lit's `ref`. */
  readonly attach = (element?: Element): void => {
    this.#observer.disconnect();
    if (element) this.#observer.observe(element);
  };
}
