/** Says when it comes into view and when it leaves it. */
class InView extends HTMLElement {
  static #told = new WeakMap<Element, InView>();
  static readonly #observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) InView.#told.get(target)?.tell(isIntersecting);
    },
    { rootMargin: '100px' },
  );

  declare onView: ((isInView: boolean) => void) | undefined;
  #isInView = false;

  connectedCallback(): void {
    InView.#told.set(this, this);
    InView.#observer.observe(this);
  }

  disconnectedCallback(): void {
    InView.#observer.unobserve(this);
    this.tell(false);
  }

  tell(isInView: boolean): void {
    if (isInView === this.#isInView) return;
    this.#isInView = isInView;
    this.onView?.(isInView);
  }
}

customElements.define('podium-in-view', InView);
