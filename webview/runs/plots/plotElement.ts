import { html, LitElement, type TemplateResult } from 'lit';
import type { PlotPicture } from '../../../src/plots/shapes.ts';
import { palette } from '../../charts/chart/palette.ts';
import { CanvasPainter, paintNow } from './canvasPainter.ts';

/** What a plot shows, and what is done when somebody points at it. */
export interface PlotProps {
  readonly picture: PlotPicture;
  /** The run that is pointed at, here or elsewhere. */
  readonly hovered: number | undefined;
  /** What there is to see, in a few sentences. */
  readonly summary: string;
  /** What is said of a run: its name, then its values. */
  readonly wordsOf: (run: number) => readonly string[];
  readonly hover: (run: number | undefined) => void;
  readonly pick: (run: number, withOthers: boolean) => void;
  /** Takes what lies in a shape that was drawn around it, x and y in turn; a plot without it is not drawn on. */
  readonly enclose?: (outline: readonly number[], withOthers: boolean) => void;
}

/** A canvas with a plot, for the pointer and the keyboard. */
export class PodiumPlot extends LitElement {
  static override readonly properties = { props: { attribute: false } };
  declare props: PlotProps;
  #base: CanvasPainter | undefined;
  #painted: PlotPicture | undefined;
  /** What is drawn above it: of which picture, which run, and around what. */
  #over: readonly unknown[] = [];
  #outline: readonly number[] = [];
  /** Whether the run is pointed at here, and so is talked about here. */
  #isHere = false;
  /** The run that a key went to, until the page has drawn it: the next key may come before. */
  #goingTo: number | undefined;
  #pointer: readonly [x: number, y: number] = [NaN, NaN];

  override createRenderRoot(): HTMLElement {
    return this;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#base?.end();
    [this.#base, this.#painted, this.#over] = [undefined, undefined, []];
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.requestUpdate();
  }

  override render(): TemplateResult {
    const { picture, summary } = this.props;
    const size = `width: ${picture.width}px; height: ${picture.height}px`;
    return html`<div
        class="plot-stage"
        role="application"
        aria-roledescription="plot"
        aria-label=${summary}
        aria-description="Arrow keys go from run to run; Space selects one more, Enter only that one."
        tabindex="0"
        .style=${size}
        @keydown=${this.#keyDown}
        @blur=${this.#leave}
        @pointermove=${this.#moved}
        @pointerleave=${this.#leave}
        @pointerdown=${this.#down}
      >
        <canvas aria-hidden="true" .style=${size}></canvas>
        <canvas class="plot-over" aria-hidden="true" .style=${size}></canvas>
        ${this.#tooltip()}
      </div>
      <div class="unseen" aria-live="polite">${this.#spoken()}</div>`;
  }

  override updated(): void {
    const [base, over] = this.querySelectorAll('canvas');
    if (!this.isConnected || !base || !over) return;
    const { picture, hovered } = this.props;
    if (hovered === this.#goingTo) this.#goingTo = undefined;
    const { fontFamily, text } = palette();
    const { width, height, shapes } = picture;
    if (picture !== this.#painted) {
      this.#painted = picture;
      (this.#base ??= new CanvasPainter(base)).show({ width, height, shapes, fontFamily });
    }
    const points = this.#outline;
    const above = [picture, hovered, points];
    if (above.every((one, index) => one === this.#over[index])) return;
    this.#over = above;
    const mark = hovered === undefined ? [] : picture.mark(hovered);
    const drawn = points.length < 4 ? [] : [{ kind: 'line', points, color: text, width: 1, dash: [4, 3] } as const];
    paintNow(over, { width, height, shapes: [...mark, ...drawn], fontFamily });
  }

  #spoken(): string {
    const { hovered, wordsOf } = this.props;
    return hovered === undefined || !this.#isHere ? '' : wordsOf(hovered).join(', ');
  }

  #tooltip(): TemplateResult | '' {
    const { hovered, picture, wordsOf } = this.props;
    const place = hovered === undefined || !this.#isHere ? undefined : picture.placeOf(hovered);
    if (hovered === undefined || !place) return '';
    const [name, ...rest] = wordsOf(hovered);
    const [isRight, isLow] = [place.x > picture.width / 2, place.y > picture.height / 2];
    return html`<div
      class="plot-tooltip ${isRight ? 'to-left' : ''} ${isLow ? 'to-top' : ''}"
      aria-hidden="true"
      .style=${`--x: ${place.x}px; --y: ${place.y}px`}
    >
      <strong>${name}</strong>${rest.map((words) => html`<span>${words}</span>`)}
    </div>`;
  }

  readonly #keyDown = (event: KeyboardEvent): void => {
    const { picture, hover, pick } = this.props;
    const { order } = picture;
    const hovered = this.#goingTo ?? this.props.hovered;
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, PageDown: 20, PageUp: -20 }[event.key];
    const now = hovered === undefined ? -1 : order.indexOf(hovered);
    const ends = { Home: 0, End: order.length - 1 }[event.key];
    const next =
      ends ?? (by === undefined ? undefined : now < 0 ? 0 : Math.max(0, Math.min(order.length - 1, now + by)));
    if (next !== undefined && !event.altKey && !event.ctrlKey && !event.metaKey) {
      this.#isHere = true;
      this.#goingTo = order[next];
      hover(order[next]);
    } else if (hovered !== undefined && (event.key === ' ' || event.key === 'Enter')) pick(hovered, event.key === ' ');
    else if (event.key === 'Escape' && hovered !== undefined) this.#leave();
    else return;
    event.preventDefault();
    this.requestUpdate();
  };

  readonly #moved = (event: PointerEvent): void => {
    // What is drawn anew under a pointer that rests tells it so, as if it had moved.
    const isSame = event.clientX === this.#pointer[0] && event.clientY === this.#pointer[1];
    this.#pointer = [event.clientX, event.clientY];
    if (event.buttons !== 0 || isSame) return;
    this.#goingTo = undefined;
    const run = this.props.picture.at(...this.#placeOf(event));
    this.#isHere = run !== undefined;
    this.props.hover(run);
  };

  readonly #leave = (): void => {
    this.#isHere = false;
    this.#goingTo = undefined;
    this.#pointer = [NaN, NaN];
    this.props.hover(undefined);
    this.requestUpdate();
  };

  /** A press picks the run there; a drag draws around some, freely or with Alt as a box. */
  readonly #down = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    const stage = event.currentTarget;
    if (!(stage instanceof HTMLElement)) return;
    const [x, y] = this.#placeOf(event);
    const withOthers = event.ctrlKey || event.metaKey || event.shiftKey;
    const { enclose } = this.props;
    stage.setPointerCapture(event.pointerId);
    const end = new AbortController();
    const { signal } = end;
    const draw = (to: PointerEvent): void => {
      const [nowX, nowY] = this.#placeOf(to);
      this.#outline = to.altKey
        ? [x, y, nowX, y, nowX, nowY, x, nowY, x, y]
        : [...(this.#outline.length > 0 ? this.#outline : [x, y]), nowX, nowY];
      this.requestUpdate();
    };
    if (enclose) stage.addEventListener('pointermove', draw, { signal });
    stage.addEventListener(
      'pointerup',
      () => {
        const outline = this.#outline;
        if (enclose && outline.length > 8) enclose(outline, withOthers);
        else {
          const run = this.props.picture.at(x, y);
          if (run !== undefined) this.props.pick(run, withOthers);
        }
      },
      { signal },
    );
    stage.addEventListener(
      'lostpointercapture',
      () => {
        end.abort();
        this.#outline = [];
        this.requestUpdate();
      },
      { once: true },
    );
  };

  #placeOf({ clientX, clientY }: PointerEvent): [number, number] {
    const { left, top } = this.getBoundingClientRect();
    return [clientX - left, clientY - top];
  }
}

customElements.define('podium-plot', PodiumPlot);
