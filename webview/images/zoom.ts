/** A stretch of pixels of the screen, or an image in pixels of its own. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** How closely one looks, and at which point: the same for all images beside each other. */
export interface Zoom {
  /** Pixels of the screen for one of the image. */
  readonly scale: number | 'fit';
  /** The point of the image in the middle of the view: from 0 to 1. */
  readonly x: number;
  readonly y: number;
}

/** Where an image is drawn in its view. */
export interface Drawn extends Size {
  readonly left: number;
  readonly top: number;
  readonly scale: number;
}

export const fitting: Zoom = { scale: 'fit', x: 0.5, y: 0.5 };

/** Few pixels are seen better when each is drawn as several. */
const mostFit = 8;
const mostScale = 64;
/** A browser draws nothing much longer. */
const longest = 100_000;

export function drawnIn({ scale, x, y }: Zoom, view: Size, image: Size): Drawn {
  const shown = scale === 'fit' ? fitScale(view, image) : within(scale, limits(view, image));
  const [width, height] = [image.width * shown, image.height * shown];
  return { scale: shown, width, height, left: start(view.width, width, x), top: start(view.height, height, y) };
}

/** Closer, or less, so that what is at a place of the view stays there. */
export function zoomed(zoom: Zoom, by: number, view: Size, image: Size, at = middle(view)): Zoom {
  const before = drawnIn(zoom, view, image);
  const scale = within(before.scale * by, limits(view, image));
  const grown = scale / before.scale;
  const [left, top] = [at.x - (at.x - before.left) * grown, at.y - (at.y - before.top) * grown];
  return {
    scale,
    x: share(view.width / 2 - left, image.width * scale),
    y: share(view.height / 2 - top, image.height * scale),
  };
}

/** As if it was pushed with the hand by so many pixels of the screen. */
export function pushed(zoom: Zoom, by: { readonly x: number; readonly y: number }, view: Size, image: Size): Zoom {
  const { scale, left, top, width, height } = drawnIn(zoom, view, image);
  return { scale, x: share(view.width / 2 - left - by.x, width), y: share(view.height / 2 - top - by.y, height) };
}

function fitScale(view: Size, image: Size): number {
  return Math.min(view.width / image.width, view.height / image.height, mostFit);
}

/** No smaller than it fits, but always as it is. */
function limits(view: Size, image: Size): readonly [least: number, most: number] {
  const most = Math.max(1, Math.min(mostScale, longest / Math.max(image.width, image.height)));
  return [Math.min(1, most, fitScale(view, image)), most];
}

/** What is smaller than the view stands in its middle; what is larger leaves no room at its ends. */
function start(view: number, length: number, at: number): number {
  if (length <= view) return (view - length) / 2;
  return within(view / 2 - at * length, [view - length, 0]);
}

function middle({ width, height }: Size): { readonly x: number; readonly y: number } {
  return { x: width / 2, y: height / 2 };
}

function share(part: number, whole: number): number {
  return within(part / whole, [0, 1]);
}

function within(value: number, [least, most]: readonly [number, number]): number {
  return Math.max(least, Math.min(most, value));
}
