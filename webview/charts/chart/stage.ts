import type { ChartArea } from 'chart.js';
import type { Plot } from '../../../src/charts/plotShape.ts';
import { listenToPointer, type Gestures } from './gestures.ts';
import { drawOverlay, type OverlayScene } from './overlay.ts';
import { onTheme, palette, type Palette } from './palette.ts';
import { Picture } from './picture.ts';

/** Where a chart is drawn, as long as it is on the page: its two canvases, and what makes them be drawn again. */
export class Stage {
  readonly #place: HTMLElement;
  readonly #picture: Picture;
  readonly #end = new AbortController();
  readonly #observer: ResizeObserver;
  readonly #theme: { dispose(): void };
  readonly #onChange: () => void;
  #width: number;
  #drawn: readonly unknown[] = [];

  /** @param onChange Something is to be drawn otherwise: another size, another theme, another screen. */
  constructor(place: HTMLElement, gestures: Gestures, onChange: () => void) {
    this.#place = place;
    this.#onChange = onChange;
    this.#width = place.clientWidth;
    this.#picture = new Picture(this.#canvas(0));
    this.#observer = new ResizeObserver(() => this.#measure());
    this.#observer.observe(place);
    this.#theme = onTheme(onChange);
    this.#watchScreen();
    listenToPointer(place, gestures, this.#end.signal);
  }

  get width(): number {
    return this.#width;
  }

  /** Where the curves are, in pixels; undefined before they are drawn. */
  get area(): ChartArea | undefined {
    return this.#picture.area;
  }

  /** Draws the curves, if they are not what is drawn already. */
  draw(plot: Plot, highlighted: string | undefined, height: number): void {
    const wanted = [plot, highlighted, this.#width, height, palette(), devicePixelRatio];
    if (this.#width === 0 || wanted.every((each, index) => each === this.#drawn[index])) return;
    this.#drawn = wanted;
    this.#picture.show({ plot, palette: palette(), highlighted }, this.#width, height);
  }

  drawOverlay(plot: Plot, scene: Pick<OverlayScene, 'cursor' | 'rows' | 'selection'>): void {
    const colors: Palette = palette();
    const { area } = this;
    if (!area) return;
    drawOverlay(this.#canvas(1), this.#width, this.#place.clientHeight, {
      ...scene,
      plot,
      palette: colors,
      area,
    });
  }

  dispose(): void {
    this.#end.abort();
    this.#observer.disconnect();
    this.#theme.dispose();
    this.#picture.destroy();
  }

  #canvas(index: number): HTMLCanvasElement {
    const canvas = this.#place.querySelectorAll('canvas')[index];
    if (!canvas) throw new Error('A chart has two canvases.');
    return canvas;
  }

  #measure(): void {
    const { clientWidth } = this.#place;
    // Out of view it has none, and comes back as it was.
    if (clientWidth === this.#width || clientWidth === 0) return;
    this.#width = clientWidth;
    // With another width often comes another height: they are drawn together.
    requestAnimationFrame(this.#onChange);
  }

  /** Moved to a finer screen, or zoomed, it is drawn as fine. */
  #watchScreen(): void {
    const { signal } = this.#end;
    matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener(
      'change',
      () => {
        this.#onChange();
        this.#watchScreen();
      },
      { signal, once: true },
    );
  }
}
