/** How two images of the same size differ. */
export interface PixelDifference {
  /** Pixels of which any colour is another one. */
  readonly differing: number;
  readonly all: number;
  /** By how much a colour differs at most: from 0 to 255. */
  readonly most: number;
}

/** More are looked at with the eye only. */
const mostPixels = 32_000_000;
/** After so many pixels the page draws, and hears what was pressed. */
const pixelsAtOnce = 512 * 1024;

/** Looks at each pixel; `undefined` where the sizes differ, or there are too many. */
export async function pixelDifference(
  one: Blob,
  other: Blob,
  signal: AbortSignal,
): Promise<PixelDifference | undefined> {
  const images: ImageBitmap[] = [];
  try {
    for (const file of [one, other]) images.push(await createImageBitmap(file, { premultiplyAlpha: 'none' }));
    signal.throwIfAborted();
    const [first, second] = images;
    if (!first || first.width !== second?.width || first.height !== second.height) return undefined;
    const { width, height } = first;
    if (width * height > mostPixels) return undefined;
    let [differing, most] = [0, 0];
    const rows = Math.max(1, Math.floor(pixelsAtOnce / width));
    for (let top = 0; top < height; top += rows) {
      const found = differenceIn(pixelsOf(first, top, rows), pixelsOf(second, top, rows));
      differing += found.differing;
      most = Math.max(most, found.most);
      await new Promise((turn) => setTimeout(turn));
      signal.throwIfAborted();
    }
    return { differing, all: width * height, most };
  } finally {
    for (const image of images) image.close();
  }
}

/** Of as many pixels, four bytes each. */
function differenceIn(one: Uint8ClampedArray, other: Uint8ClampedArray): Omit<PixelDifference, 'all'> {
  let [differing, most] = [0, 0];
  for (let at = 0; at < one.length; at += 4) {
    let by = 0;
    for (let color = at; color < at + 4; color++) {
      by = Math.max(by, Math.abs((one[color] ?? 0) - (other[color] ?? 0)));
    }
    if (by > 0) differing++;
    most = Math.max(most, by);
  }
  return { differing, most };
}

function pixelsOf(image: ImageBitmap, top: number, rows: number): Uint8ClampedArray {
  const height = Math.min(rows, image.height - top);
  const canvas = new OffscreenCanvas(image.width, height);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('This browser draws nothing.');
  context.drawImage(image, 0, -top);
  return context.getImageData(0, 0, image.width, height).data;
}
