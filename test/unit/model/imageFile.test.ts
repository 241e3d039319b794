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

describe('an image file', () => {
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
