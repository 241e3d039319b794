import type { Shape, Size } from '../../../src/plots/shapes.ts';
import { paintShape } from './paintShape.ts';

/** So long a picture is drawn before others have their turn. */
const sliceMs = 8;
/** How often a picture that grows is shown. */
const growMs = 150;
/** Shapes between two looks at the clock. */
const atOnce = 16;

interface Painted extends Size {
  readonly shapes: readonly Shape[];
  readonly fontFamily: string;
}

/** Draws pictures of many shapes on a canvas, one at a time and each in slices: what is seen changes when a picture is ready. */
export class CanvasPainter {
  readonly #canvas: HTMLCanvasElement;
  #wanted: Painted | undefined;
  #isPainting = false;
  #isShown = false;
  #ended = false;

  constructor(canvas: HTMLCanvasElement) {
    this.#canvas = canvas;
  }

  /** The last one that is wanted is drawn, however many are while one is being drawn. */
  show(picture: Painted): void {
    this.#wanted = picture;
    if (!this.#isPainting) void this.#paint();
  }

  end(): void {
    this.#ended = true;
  }

  async #paint(): Promise<void> {
    this.#isPainting = true;
    // Whatever made the picture has had its share of this turn.
    await turn();
    for (let next = this.#wanted; next && !this.#ended; next = this.#wanted) {
      this.#wanted = undefined;
      await this.#paintOne(next);
    }
    this.#isPainting = false;
  }

  async #paintOne(picture: Painted): Promise<void> {
    const { width, height } = pixelsOf(picture);
    const behind = new OffscreenCanvas(width, height);
    const context = behind.getContext('2d', { willReadFrequently: true });
    if (!context) return;
    let startMs = performance.now();
    let shownMs = startMs;
    context.scale(devicePixelRatio, devicePixelRatio);
    for (const [index, shape] of picture.shapes.entries()) {
      paintShape(context, shape, picture.fontFamily);
      if ((index + 1) % atOnce !== 0) continue;
      // What is drawn is only noted down, and done at once when the picture is needed; a look at it has it done by now.
      context.getImageData(0, 0, 1, 1);
      if (performance.now() - startMs < sliceMs) continue;
      await turn();
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
    cleared(this.#canvas, picture)?.drawImage(picture, 0, 0);
  }
}

/** Draws few shapes, in one go. */
export function paintNow(canvas: HTMLCanvasElement, picture: Painted): void {
  const context = cleared(canvas, pixelsOf(picture));
  context?.scale(devicePixelRatio, devicePixelRatio);
  for (const shape of picture.shapes) if (context) paintShape(context, shape, picture.fontFamily);
}

/** Of the screen. */
function pixelsOf({ width, height }: Size): Size {
  const pixels = (size: number): number => Math.max(1, Math.round(size * devicePixelRatio));
  return { width: pixels(width), height: pixels(height) };
}

/** Empty, and of this size; which is set only where it is another, for that costs as much as to draw. */
function cleared(canvas: HTMLCanvasElement, { width, height }: Size): CanvasRenderingContext2D | null {
  const context = canvas.getContext('2d');
  context?.resetTransform();
  if (canvas.width !== width || canvas.height !== height) [canvas.width, canvas.height] = [width, height];
  else context?.clearRect(0, 0, width, height);
  return context;
}

function turn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
