import { fitting, pushed, zoomed, type Size, type Zoom } from './zoom.ts';

/** How closely one looks, and how large the view is: both sides have the same. */
export class StagePlace {
  readonly #update: () => void;
  readonly #resized = new ResizeObserver(([entry]) => {
    if (!entry) return;
    const { width, height } = entry.contentRect;
    if (width <= 0 || height <= 0) return;
    this.size = { width, height };
    this.#update();
  });
  size: Size = { width: 640, height: 480 };
  zoom: Zoom = fitting;
  /** Where one image ends and the other begins, from 0 to 1. */
  split = 0.5;

  constructor(update: () => void) {
    this.#update = update;
  }

  /** For Lit's `ref`. */
  readonly attach = (element?: Element): void => {
    this.#resized.disconnect();
    if (element) this.#resized.observe(element);
  };

  readonly fit = (): void => this.#set(fitting);

  readonly actualSize = (): void => this.#set({ ...this.zoom, scale: 1 });

  zoomBy(by: number, image: Size, at?: { readonly x: number; readonly y: number }): void {
    this.#set(zoomed(this.zoom, by, this.size, image, at));
  }

  push(by: { readonly x: number; readonly y: number }, image: Size): void {
    this.#set(pushed(this.zoom, by, this.size, image));
  }

  splitAt(split: number): void {
    this.split = Math.max(0, Math.min(1, split));
    this.#update();
  }

  #set(zoom: Zoom): void {
    this.zoom = zoom;
    this.#update();
  }
}
