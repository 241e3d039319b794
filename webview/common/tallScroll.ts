/** A browser makes nothing taller than about 33 million pixels, and half of that where the screen has two for one. */
const mostPixels = 8_000_000;
/** A wheel goes less far at once, a drag of the bar further. */
const leapScreens = 4;
const nearPixels = 20_000;
const movedPixels = 400_000;

/**
 * Scrolls what is taller than an element can be: drags of the bar go through all of it, wheels and keys pixel by pixel. What is drawn at a place
 * stands `offset` above it.
 */
export class TallScroll {
  #offset = 0;
  #last = 0;

  get offset(): number {
    return this.#offset;
  }

  /** How tall the element is. */
  heightOf(height: number): number {
    return Math.min(height, mostPixels);
  }

  /**
   * The place at the top of the view, and where the element is to be scrolled to instead, if anywhere, so that one can go on in either direction.
   * @param height of all. @param view what is seen of it.
   */
  scrolled(scrollTop: number, height: number, view: number): { readonly place: number; readonly instead?: number } {
    const own = this.heightOf(height) - view;
    const all = height - view;
    if (height <= mostPixels || own <= 0) {
      this.#offset = 0;
      this.#last = scrollTop;
      return { place: scrollTop };
    }
    const isLeap = Math.abs(scrollTop - this.#last) > leapScreens * view;
    if (isLeap) this.#offset = Math.round((scrollTop / own) * (all - own));
    const instead = isLeap ? scrollTop : this.#awayFromEnds(scrollTop, own, all);
    this.#offset += scrollTop - instead;
    this.#last = instead;
    const place = instead + this.#offset;
    return { place, ...(instead !== scrollTop && { instead }) };
  }

  /** Where the element is to be scrolled to, so that this place is at the top of the view. */
  scrollTo(place: number, height: number, view: number): number {
    const own = Math.max(0, this.heightOf(height) - view);
    const all = Math.max(own, height - view);
    const to = Math.max(0, Math.min(all, place));
    if (to - this.#offset < 0 || to - this.#offset > own) this.#offset = Math.round(to - (to / all) * own);
    this.#last = Math.round(to - this.#offset);
    this.#offset = to - this.#last;
    return this.#last;
  }

  #awayFromEnds(scrollTop: number, own: number, all: number): number {
    const [before, after] = [this.#offset, all - own - this.#offset];
    if (scrollTop < nearPixels && before > 0) return scrollTop + Math.min(before, movedPixels);
    if (scrollTop > own - nearPixels && after > 0) return scrollTop - Math.min(after, movedPixels);
    return scrollTop;
  }
}
