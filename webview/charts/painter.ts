import type { LitElement } from 'lit';
import { drawnFrame } from '../common/drawnFrame.ts';
import type { ChartElement, ChartProps } from './chart/chartProps.ts';

/** What all charts share, which changes with every move of the mouse: it goes to the charts at once, past the page's templates. */
export interface Shared {
  readonly cursor: number | undefined;
  readonly highlighted: string | undefined;
}

export type OwnProps = Omit<ChartProps, keyof Shared>;

interface Painted {
  readonly place: HTMLElement;
  readonly element: ChartElement & LitElement;
  props: OwnProps;
  isSeen: boolean;
}

/** For how long charts are drawn before what a person does has its turn; a chart of many runs takes longer by itself. */
const sliceMs = 6;

/**
 * Draws charts one after the other, those in view first: however many change, the page answers. Curves take a task to compute and a frame to
 * be put on the screen, so that no two charts' share one; what follows the pointer is quick. A chart behind the one that fills the page waits.
 */
export class Painter {
  readonly #painted = new Map<HTMLElement, Painted>();
  readonly #waiting = new Set<Painted>();
  readonly #seen = new IntersectionObserver((entries) => this.#noteSeen(entries));
  #shared: Shared = { cursor: undefined, highlighted: undefined };
  #isRunning = false;

  /** Shows a chart in its place, now or soon. */
  show(place: HTMLElement, props: OwnProps): void {
    const painted = this.#painted.get(place) ?? this.#begin(place, props);
    painted.props = props;
    this.#paint(painted);
  }

  forget(place: HTMLElement): void {
    const painted = this.#painted.get(place);
    if (!painted) return;
    this.#painted.delete(place);
    this.#waiting.delete(painted);
    this.#seen.unobserve(place);
    painted.element.remove();
  }

  /** Changes what all charts share. Those out of view have it when they are seen. */
  share(change: Partial<Shared>): void {
    this.#shared = { ...this.#shared, ...change };
    for (const painted of this.#painted.values()) if (painted.isSeen) this.#paint(painted);
  }

  elementOf(key: string): ChartElement | undefined {
    for (const { element, props } of this.#painted.values()) if (props.name === key) return element;
    return undefined;
  }

  #begin(place: HTMLElement, props: OwnProps): Painted {
    const element = document.createElement('podium-chart') as ChartElement & LitElement;
    const painted = { place, element, props, isSeen: false };
    this.#painted.set(place, painted);
    this.#seen.observe(place);
    return painted;
  }

  #noteSeen(entries: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of entries) {
      const painted = this.#painted.get(target as HTMLElement);
      if (!painted) continue;
      painted.isSeen = isIntersecting;
      if (isIntersecting) this.#paint(painted);
    }
  }

  #paint(painted: Painted): void {
    this.#waiting.add(painted);
    if (this.#isRunning) return;
    this.#isRunning = true;
    void this.#run();
  }

  async #run(): Promise<void> {
    await scheduler.yield();
    let end = performance.now() + sliceMs;
    for (let next = this.#next(); next; next = this.#next()) {
      await this.#draw(next);
      if (performance.now() < end) continue;
      await drawnFrame();
      end = performance.now() + sliceMs;
    }
    this.#isRunning = false;
  }

  #next(): Painted | undefined {
    const waiting = [...this.#waiting];
    return waiting.find(({ isSeen }) => isSeen) ?? waiting.find(({ place }) => place.checkVisibility());
  }

  async #draw(painted: Painted): Promise<void> {
    this.#waiting.delete(painted);
    const { place, element, props } = painted;
    element.props = { ...props, ...this.#shared };
    if (element.parentElement !== place) place.append(element);
    await element.updateComplete;
  }
}
