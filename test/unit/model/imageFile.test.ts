import assert from 'node:assert/strict';
import fc from 'fast-check';
import { imageHead } from '../../../src/model/imageFile.ts';
import { seed } from '../../support/seed.ts';

/** The beginnings of images of 37 × 21 pixels, as Pillow writes them. */
const images = {
  'image/png': ['iVBORw0KGgoAAAANSUhEUgAAACUAAAAVCAIAAABOhrD5AAAAJklEQVR4nGM8ocHFQEfARE/LRu0btW/U'],
  'image/jpeg': [
    '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAFA3PEY8MlBGQUZaVVBfeMiCeG5uePWvuZHI////////////////////////////////////////////////////2wBDAVVaWnhpeOuCguv/////////////////////////////////////////////////////////////////////////wAARCAAVACUDASIAAhEBAxEB',
  ],
  'image/gif': ['R0lGODdhJQAVAIEAAMgoCgAAAAAAAAAAACwAAAAAJQAVAEAILwABCBxIsKDBgwgTKlzIsKHDhxAjSpxI'],
  'image/webp': [
    'UklGRkQAAABXRUJQVlA4IDgAAAAwAwCdASolABUAP83m7XA/uDIrJWgD8DmJZwDM0A8KmggAAP7QyqGi',
    'UklGRh4AAABXRUJQVlA4TBEAAAAvJAAFAAdQlCJXof+BiOh/AAA=',
    'UklGRmgAAABXRUJQVlA4WAoAAAAQAAAAJAAAFAAAQUxQSAoAAAABB1CyiAhERP8DVlA4IDgAAAAwAwCd',
  ],
};

function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(Buffer.from(base64, 'base64'));
}

/** The first bytes of files of other kinds, of which only these count. */
function bmp(height: number): Uint8Array {
  const bytes = new Uint8Array(54);
  bytes.set([0x42, 0x4d]);
  const view = new DataView(bytes.buffer);
  view.setUint32(14, 40, true);
  view.setInt32(18, 37, true);
  view.setInt32(22, height, true);
  return bytes;
}

function avif(...sizes: readonly (readonly [width: number, height: number])[]): Uint8Array {
  const bytes = new Uint8Array(64 + 20 * sizes.length);
  bytes.set(new TextEncoder().encode('\0\0\0 ftypavif\0\0\0\0mif1'));
  const view = new DataView(bytes.buffer);
  for (const [index, [width, height]] of sizes.entries()) {
    const at = 40 + 20 * index;
    bytes.set(new TextEncoder().encode('ispe'), at);
    view.setUint32(at + 8, width);
    view.setUint32(at + 12, height);
  }
  return bytes;
}

describe('an image file', () => {
  it('may be a bitmap, from the top or from the bottom, or an AVIF, of which the largest picture counts', () => {
    assert.deepEqual(imageHead(bmp(21)), { type: 'image/bmp', width: 37, height: 21 });
    assert.deepEqual(imageHead(bmp(-21)), { type: 'image/bmp', width: 37, height: 21 });
    assert.deepEqual(imageHead(avif([8, 8], [37, 21], [1, 1])), { type: 'image/avif', width: 37, height: 21 });
    assert.equal(imageHead(avif()), undefined);
    assert.equal(imageHead(bmp(0)), undefined);
  });

  it('says by its first bytes what it is, and how large', () => {
    for (const [type, files] of Object.entries(images)) {
      for (const file of files) assert.deepEqual(imageHead(bytesOf(file)), { type, width: 37, height: 21 });
    }
  });

  it('is none where it is a document, empty, or ends before it says its size', () => {
    const texts = ['<svg xmlns="http://www.w3.org/2000/svg"/>', '', 'GIF', 'BM', '%PDF-1.7', '<!DOCTYPE html>'];
    for (const text of texts) assert.equal(imageHead(new TextEncoder().encode(text)), undefined, text);
    for (const file of Object.values(images).flat()) assert.equal(imageHead(bytesOf(file).subarray(0, 9)), undefined);
  });

  it('is none where it has no width', () => {
    const [png = ''] = images['image/png'];
    assert.equal(imageHead(bytesOf(png).fill(0, 16, 20)), undefined);
  });

  it('of any bytes is an image of some size or none, and nothing worse', () => {
    const starts = [...Object.values(images).flat().map(bytesOf), new Uint8Array()];
    const changed = fc
      .tuple(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 64 }), fc.nat(200))
      .map(([start, more, at]) => Uint8Array.from([...start.subarray(0, at), ...more, ...start.subarray(at)]));
    fc.assert(
      fc.property(changed, (bytes) => {
        const head = imageHead(bytes);
        assert.ok(!head || (head.width > 0 && head.height > 0));
      }),
      { seed, numRuns: 2_000 },
    );
  });
});
