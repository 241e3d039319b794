import assert from 'node:assert/strict';
import fc from 'fast-check';
import { drawnIn, fitting, pushed, zoomed, type Size, type Zoom } from '../../../../webview/images/zoom.ts';
import { seed } from '../../../support/seed.ts';

const size = fc.record({ width: fc.integer({ min: 1, max: 20_000 }), height: fc.integer({ min: 1, max: 20_000 }) });
const place = fc.record({
  x: fc.double({ min: -50, max: 5_000, noNaN: true }),
  y: fc.double({ min: -50, max: 5_000, noNaN: true }),
});
const view: Size = { width: 600, height: 400 };

describe('an image that is looked at closely', () => {
  it('is as large as there is room at first, and small ones at most eight times as large as they are', () => {
    assert.deepEqual(drawnIn(fitting, view, { width: 1200, height: 400 }), {
      scale: 0.5,
      width: 600,
      height: 200,
      left: 0,
      top: 100,
    });
    assert.equal(drawnIn(fitting, view, { width: 8, height: 8 }).scale, 8);
  });

  it('keeps under the pointer what is there', () => {
    const image = { width: 3000, height: 2000 };
    const at = { x: 450, y: 100 };
    const before = drawnIn(fitting, view, image);
    const after = drawnIn(zoomed(fitting, 3, view, image, at), view, image);
    assert.equal(after.scale, before.scale * 3);
    assert.ok(Math.abs((at.x - before.left) / before.width - (at.x - after.left) / after.width) < 1e-9);
    assert.ok(Math.abs((at.y - before.top) / before.height - (at.y - after.top) / after.height) < 1e-9);
  });

  it('is pushed as far as its ends', () => {
    const image = { width: 3000, height: 2000 };
    const whole: Zoom = { scale: 1, x: 0.5, y: 0.5 };
    assert.equal(drawnIn(pushed(whole, { x: 100, y: 0 }, view, image), view, image).left, -1100);
    const atEnd = drawnIn(pushed(whole, { x: 9_999, y: -9_999 }, view, image), view, image);
    assert.deepEqual([atEnd.left, atEnd.top], [0, -1600]);
  });

  it('is drawn somewhere finite, in view, and no larger than a browser draws, whatever is done', () => {
    const act = fc.oneof(
      fc.record({ by: fc.double({ min: 0.01, max: 100, noNaN: true }), at: place }),
      fc.record({ push: place }),
    );
    fc.assert(
      fc.property(size, size, fc.array(act, { maxLength: 12 }), (seen, image, acts) => {
        let zoom = fitting;
        for (const one of acts) {
          zoom = 'push' in one ? pushed(zoom, one.push, seen, image) : zoomed(zoom, one.by, seen, image, one.at);
        }
        const { left, top, width, height } = drawnIn(zoom, seen, image);
        for (const [start, length, room] of [
          [left, width, seen.width],
          [top, height, seen.height],
        ] as const) {
          assert.ok(length > 0 && length <= 160_000, `${String(length)} pixels`);
          if (length <= room) assert.ok(start >= 0 && start + length <= room + 1e-6);
          else assert.ok(start <= 1e-6 && start + length >= room - 1e-6);
        }
      }),
      { seed, numRuns: 500 },
    );
  });
});
