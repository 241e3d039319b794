/** The kinds of image that a browser shows; never SVG, which is a document. */
export type ImageType = 'image/png' | 'image/jpeg' | 'image/webp' | 'image/gif' | 'image/bmp' | 'image/avif';

export interface ImageSize {
  readonly width: number;
  readonly height: number;
}

/** What an image file says of itself in its first bytes, whatever it is called. */
export interface ImageHead extends ImageSize {
  readonly type: ImageType;
}

/** `undefined` for anything but an image of a kind that is known, whole enough to say its size. */
export function imageHead(bytes: Uint8Array): ImageHead | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (const [type, signature, sizeOf] of kinds) {
    if (!signature.test(textAt(bytes, 0, 16))) continue;
    try {
      const size = sizeOf(view, bytes);
      return size && size.width > 0 && size.height > 0 ? { type, ...size } : undefined;
    } catch (error) {
      // It ends before it says its size.
      if (error instanceof RangeError) return undefined;
      throw error;
    }
  }
  return undefined;
}

type SizeOf = (view: DataView, bytes: Uint8Array) => ImageSize | undefined;

const kinds: readonly (readonly [ImageType, RegExp, SizeOf])[] = [
  ['image/png', /^\x89PNG\r\n\x1a\n/, (view) => ({ width: view.getUint32(16), height: view.getUint32(20) })],
  ['image/jpeg', /^\xff\xd8\xff/, jpegSize],
  ['image/gif', /^GIF8[79]a/, (view) => ({ width: view.getUint16(6, true), height: view.getUint16(8, true) })],
  ['image/webp', /^RIFF[^]{4}WEBP/, webpSize],
  ['image/bmp', /^BM[^]{4}\0{4}/, bmpSize],
  ['image/avif', /^[^]{4}ftypavi[fs]/, avifSize],
];

/** Walks over the segments to the one that begins a frame. */
function jpegSize(view: DataView): ImageSize | undefined {
  for (let at = 2; view.getUint8(at) === 0xff; at += 2 + view.getUint16(at + 2)) {
    const marker = view.getUint8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
  }
  return undefined;
}

/** Lossy, lossless and extended files say it each in a way of their own. */
function webpSize(view: DataView, bytes: Uint8Array): ImageSize | undefined {
  const first = textAt(bytes, 12, 4);
  if (first === 'VP8 ') return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  if (first === 'VP8L') {
    const bits = view.getUint32(21, true);
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  if (first !== 'VP8X') return undefined;
  const at = (offset: number): number => view.getUint16(offset, true) + (view.getUint8(offset + 2) << 16) + 1;
  return { width: at(24), height: at(27) };
}

/** The oldest kind has short numbers; a height below zero says that the rows begin at the top. */
function bmpSize(view: DataView): ImageSize {
  if (view.getUint32(14, true) === 12) return { width: view.getUint16(18, true), height: view.getUint16(20, true) };
  return { width: view.getInt32(18, true), height: Math.abs(view.getInt32(22, true)) };
}

/** Boxes in boxes, of which each `ispe` has the size of one picture: the whole, its parts, its transparency. The largest counts. */
function avifSize(view: DataView, bytes: Uint8Array): ImageSize | undefined {
  const head = textAt(bytes, 0, mostAvifHead);
  let largest: ImageSize | undefined;
  for (let at = head.indexOf('ispe'); at >= 0; at = head.indexOf('ispe', at + 4)) {
    const size = { width: view.getUint32(at + 8), height: view.getUint32(at + 12) };
    if (size.width * size.height > (largest ? largest.width * largest.height : 0)) largest = size;
  }
  return largest;
}

const mostAvifHead = 4096;

function textAt(bytes: Uint8Array, start: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(start, start + length));
}
