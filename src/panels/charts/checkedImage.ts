import { imageHead } from '../../model/imageFile.ts';
import { StoreError } from '../../stores/storeError.ts';

/** What is drawn takes four bytes for each of its pixels, however small the file is. */
const mostPixels = 64_000_000;
const mostBytes = 20 * 1024 * 1024;

interface CheckedImage {
  readonly bytes: Uint8Array;
  readonly type: string;
}

/** @throws StoreError for a file that is too large to be read as an image. */
export function checkImageSize(sizeBytes: number | undefined): void {
  if ((sizeBytes ?? 0) > mostBytes) throw tooLarge();
}

/** What a file is by its first bytes, whatever it is called. @throws StoreError for what is no image, or one of too many pixels. */
export function checkedImage(bytes: Uint8Array): CheckedImage {
  const head = imageHead(bytes);
  if (!head) throw new StoreError('damaged', 'This is no image that can be shown, or it is not whole yet.');
  const { type, width, height } = head;
  if (width * height > mostPixels) throw tooLarge();
  return { bytes, type };
}

/** So much of one is laid out by the page itself. */
const mostSvgBytes = 5 * 1024 * 1024;
const svgStart = /^\uFEFF?\s*(<\?xml[^>]*>\s*|<!--[^]*?-->\s*|<!DOCTYPE[^>[]*(\[[^\]]*\])?>\s*)*<svg[\s>]/i;

/** A drawing. Only ever shown as an image: then a browser runs none of its scripts, and loads nothing that it names. */
export function checkedSvg(bytes: Uint8Array): CheckedImage {
  if (bytes.length > mostSvgBytes) throw tooLarge();
  const start = new TextDecoder().decode(bytes.subarray(0, 4096));
  if (!svgStart.test(start)) throw new StoreError('damaged', 'This is no SVG that can be shown.');
  return { bytes, type: 'image/svg+xml' };
}

function tooLarge(): StoreError {
  return new StoreError(
    'tooLarge',
    'This image is too large to be shown here. Copy its path in the sidebar, and open it elsewhere.',
  );
}
