import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TallScroll } from '../../../webview/common/tallScroll.ts';

const view = 600;
const tall = 22 * 5_000_000;

/** Scrolls as a browser does: what is told to be scrolled to is where the element then is. */
class Scrolled {
  readonly tall = new TallScroll();
  readonly #height: number;
  top = 0;
  place = 0;

  constructor(height: number) {
    this.#height = height;
  }

  get most(): number {
    return this.tall.heightOf(this.#height) - view;
  }

  to(top: number): number {
    this.top = Math.max(0, Math.min(this.most, top));
    const { place, instead } = this.tall.scrolled(this.top, this.#height, view);
    if (instead !== undefined) this.top = instead;
    this.place = place;
    return place;
  }

  by(pixels: number): number {
    return this.to(this.top + pixels);
  }
}

describe('a scroll of what is taller than a browser makes it', () => {
  it('is an ordinary one where a browser can', () => {
    const scroll = new Scrolled(100_000);
    assert.equal(scroll.most, 99_400);
    for (const top of [0, 40_000, 99_400, 3]) assert.equal(scroll.to(top), top);
    assert.equal(scroll.tall.offset, 0);
  });

  it('goes through all of it where the bar is dragged, from the first pixel to the last', () => {
    const scroll = new Scrolled(tall);
    assert.ok(scroll.most < 10_000_000);
    assert.equal(scroll.to(scroll.most), tall - view);
    assert.equal(scroll.to(0), 0);
    assert.ok(Math.abs(scroll.to(scroll.most / 2) - (tall - view) / 2) < 100);
  });

  it('goes pixel by pixel under a wheel, as far as there is anything, whichever the way', () => {
    for (const step of [100, 2_000, -100, -2_000]) {
      const scroll = new Scrolled(tall);
      scroll.to(scroll.most / 2);
      for (let turn = 0; turn < 30_000; turn++) {
        const before = scroll.place;
        const expected = Math.max(0, Math.min(tall - view, before + step));
        assert.equal(scroll.by(step), expected, `${String(step)} at ${String(before)}`);
        if (expected === before + step) continue;
        break;
      }
    }
  });

  it('ends where all of it ends, although the element has room left or none', () => {
    const scroll = new Scrolled(tall);
    scroll.to(scroll.most);
    assert.equal(scroll.by(2_000), tall - view);
    assert.equal(scroll.by(-2_000), tall - view - 2_000);
    scroll.to(0);
    assert.equal(scroll.by(-2_000), 0);
  });

  it('shows any place that a key or what was remembered asks for, and draws nothing beyond the element', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(tall), { minLength: 1, maxLength: 20 }), (places) => {
        const scroll = new Scrolled(tall);
        for (const asked of places) {
          const place = Math.min(asked, tall - view);
          const top = scroll.tall.scrollTo(asked, tall, view);
          assert.ok(top >= 0 && top <= scroll.most, String(top));
          assert.equal(top + scroll.tall.offset, place);
          // The browser tells of the scroll that this was.
          assert.equal(scroll.to(top), place);
          assert.equal(scroll.top + scroll.tall.offset, place);
        }
      }),
    );
  });
});
