import type { PlotPicture, Shape } from '../../../src/plots/shapes.ts';
import { paintShapes } from './paintShapes.ts';

/** So long a picture is drawn before others have their turn. */
const sliceMs = 8;
/** How often a picture that grows is shown. */
const growMs = 150;
/** Shapes between two looks at the clock. */
const atOnce = 16;

/** Draws pictures on a canvas, one at a time and each in slices: what is seen changes when a picture is ready. */
export class CanvasPainter {
  readonly #canvas: HTMLCanvasElement;
  #wanted: Wanted | undefined;
  #isPainting = false;
  #isShown = false;
  #ended = false;

  constructor(canvas: HTMLCanvasElement) {
    this.#canvas = canvas;
  }

  /** The last one that is wanted is drawn, however many are while one is being drawn. */
  show(picture: Pick<PlotPicture, 'shapes' | 'width' | 'height'>, fontFamily: string): void {
    this.#wanted = { ...picture, fontFamily };
    if (!this.#isPainting) void this.#paint();
  }

  end(): void {
    this.#ended = true;
  }

  async #paint(): Promise<void> {
    this.#isPainting = true;
    for (let next = this.#wanted; next && !this.#ended; next = this.#wanted) {
      this.#wanted = undefined;
      await this.#paintOne(next);
    }
    this.#isPainting = false;
  }

  async #paintOne({ shapes, width, height, fontFamily }: Wanted): Promise<void> {
    const [fine, coarse] = [devicePixelRatio, Math.max(1, Math.round(width * devicePixelRatio))];
    const tall = Math.max(1, Math.round(height * fine));
    const behind = new OffscreenCanvas(coarse, tall);
    const context = behind.getContext('2d', { willReadFrequently: true });
    if (!context) return;
    context.scale(fine, fine);
    let startMs = performance.now();
    let shownMs = startMs;
    const painting = paintShapes(context, shapes, fontFamily);
    for (let count = 1; painting.next().done !== true; count++) {
      if (count % atOnce !== 0) continue;
      // What is drawn is only noted down, and done at once when the picture is needed; a look at it has it done by now.
      context.getImageData(0, 0, 1, 1);
      if (performance.now() - startMs < sliceMs) continue;
      await new Promise((resolve) => setTimeout(resolve, 0));
      if (this.#ended) return;
      startMs = performance.now();
      // The first one is seen growing, for else there would be nothing to see.
      if (this.#isShown || startMs - shownMs < growMs) continue;
      this.#put(behind);
      shownMs = performance.now();
    }
    this.#put(behind);
    this.#isShown = true;
  }

  #put(picture: OffscreenCanvas): void {
    [this.#canvas.width, this.#canvas.height] = [picture.width, picture.height];
    this.#canvas.getContext('2d')?.drawImage(picture, 0, 0);
  }
}

interface Wanted {
  readonly shapes: readonly Shape[];
  readonly width: number;
  readonly height: number;
  readonly fontFamily: string;
}
