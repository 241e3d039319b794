import { html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { rowsAt, snapped, stopFrom, type CursorRow } from '../../../src/charts/cursor.ts';
import { fromUnit, toUnit } from '../../../src/charts/scale.ts';
import { hasLine, panned, stretchOf, zoomed } from '../../../src/charts/zoom.ts';
import type { ChartElement, ChartProps, ChartZoom } from './chartProps.ts';
import { drawnFrame } from '../../common/drawnFrame.ts';
import { deriver, type Derived } from './derive.ts';
import { pressKey, type KeyActions } from './keys.ts';
import type { Gestures } from './gestures.ts';
import { toSvg } from './savePicture.ts';
import { yOf } from './signs.ts';
import { Stage } from './stage.ts';
import { toPng } from './toPng.ts';
import { spokenValues, tooltip } from './tooltip.ts';

/** How near a point has to be to count as under the cursor, and a line to be the one that is pointed at; in pixels. */
const [nearX, nearY] = [8, 24];

/** One chart: its curves, a cursor for the pointer and the keyboard, and its sentence. */
export class PodiumChart extends LitElement implements ChartElement {
  static override readonly properties = { props: { attribute: false } };
  declare props: ChartProps;
  readonly #derive = deriver();
  #stage: Stage | undefined;
  #cursor: number | undefined;
  #selection: readonly [number, number] | undefined;
  /** How far from the top the pointer is; NaN where the cursor was moved by keys, undefined where it was moved elsewhere. */
  #pointerTop: number | undefined;
  #spoken = '';
  /** What it shows, in words: found when the curves are on the screen, which nobody shall wait for. */
  #summary = '';
  #isSumming = false;
  /** The row at which the keyboard is, where each run has one. */
  #row: number | undefined;

  override createRenderRoot(): HTMLElement {
    return this;
  }

  override focus(options?: FocusOptions): void {
    this.querySelector<HTMLElement>('.chart-stage')?.focus(options);
  }

  toSvg(): string {
    return toSvg(this.props, this.#derived.tracks);
  }

  toPng(): Promise<Blob> {
    return toPng(this.toSvg());
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // Moved to another place, it was taken down.
    if (this.hasUpdated) this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stage?.dispose();
    this.#stage = undefined;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('props')) this.#cursor = this.props.cursor;
  }

  override render(): TemplateResult {
    const { height, focused, isTabStop = true } = this.props;
    const { plot } = this.#derived;
    return html`<div
        class="chart-stage ${plot.isRows ? 'rows' : ''}"
        role="application"
        aria-roledescription="chart"
        aria-label=${this.#summary}
        aria-description=${plot.isRows ? 'Arrow keys go from run to run.' : 'Arrow keys go from point to point; plus, minus and Escape zoom.'}
        tabindex=${isTabStop ? 0 : -1}
        .style=${`height: ${height}px`}
        @keydown=${(event: KeyboardEvent) => pressKey(event, this.#keys)}
        @blur=${() => this.#leave()}
      >
        <canvas aria-hidden="true"></canvas>
        <canvas class="chart-overlay" aria-hidden="true"></canvas>
        ${plot.notes.length > 0 ? html`<div class="chart-notes">${plot.notes.join(' · ')}</div>` : ''}
        ${this.#tooltip()}
      </div>
      ${focused ? html`<p class="chart-say">${this.#summary}</p>` : ''}
      <div class="chart-spoken" aria-live="polite">${this.#spoken}</div>`;
  }

  override updated(): void {
    if (!this.isConnected) return;
    const place = this.querySelector<HTMLElement>('.chart-stage');
    if (!place) return;
    this.#stage ??= new Stage(place, this.#gestures, () => this.requestUpdate());
    const { plot } = this.#derived;
    const { height, highlighted } = this.props;
    const row = this.#row === undefined ? undefined : plot.values[this.#row]?.id;
    this.#stage.draw(plot, row ?? highlighted, height);
    const cursor = plot.isRows ? undefined : this.#cursor;
    this.#stage.drawOverlay(plot, { cursor, rows: this.#rows(), selection: this.#selection });
    void this.#sum();
  }

  async #sum(): Promise<void> {
    if (this.#isSumming) return;
    this.#isSumming = true;
    await drawnFrame();
    this.#isSumming = false;
    const summary = this.#derived.summary();
    if (summary === this.#summary) return;
    this.#summary = summary;
    this.requestUpdate();
  }

  get #derived(): Derived {
    return this.#derive(this.props, this.#stage?.width ?? this.clientWidth);
  }

  #rows(): readonly CursorRow[] {
    const { tracks, plot } = this.#derived;
    return this.#cursor === undefined || plot.isRows
      ? []
      : rowsAt(tracks, this.#cursor, plot.x.scale, nearX / (this.#stage?.width ?? 1));
  }

  #tooltip(): TemplateResult | '' {
    const [cursor, area, rows] = [this.#cursor, this.#stage?.area, this.#rows()];
    if (cursor === undefined || !area || this.#pointerTop === undefined || rows.length === 0) return '';
    const { x, y } = this.#derived.plot;
    const unit = toUnit(x.scale, cursor);
    if (!(unit >= 0 && unit <= 1)) return '';
    const top = this.#pointerTop;
    const distances = rows.map(({ smoothed }) => Math.abs(yOf(toUnit(y.scale, smoothed), area) - top));
    const least = Math.min(...distances.filter((distance) => distance <= nearY));
    return tooltip({
      rows,
      cursor,
      axis: this.props.axis,
      nearest: rows[distances.indexOf(least)]?.track.id,
      left: area.left + unit * area.width,
      width: this.#stage?.width ?? 0,
      height: this.props.height,
    });
  }

  #moveCursor(x: number | undefined): void {
    if (x !== this.#cursor) {
      this.#cursor = x;
      this.#tell('chart-cursor', { x });
    }
    this.requestUpdate();
  }

  #moveRow(places: number): void {
    const { values } = this.#derived.plot;
    const next = this.#row === undefined ? (places > 0 ? 0 : values.length - 1) : this.#row + places;
    this.#row = Math.max(0, Math.min(values.length - 1, next));
    this.#spoken = values[this.#row]?.words ?? '';
    this.requestUpdate();
  }

  #leave(): void {
    this.#pointerTop = undefined;
    this.#row = undefined;
    this.#spoken = '';
    this.#moveCursor(undefined);
  }

  #zoom(stretch: ChartZoom | undefined): void {
    const { tracks, plot, whole } = this.#derived;
    // There would be nothing to see.
    if (stretch && (plot.isRows || !hasLine(tracks, stretch))) return;
    const { min, max } = whole;
    this.#tell('chart-zoom', stretch && { min: stretch.min, max: stretch.max, whole: { min, max } });
  }

  #tell(name: 'chart-cursor' | 'chart-zoom', detail: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, detail }));
  }

  readonly #gestures: Gestures = {
    placeOf: (clientX) => {
      const area = this.#stage?.area;
      const left = this.getBoundingClientRect().left;
      return area && area.width > 0 ? (clientX - left - area.left) / area.width : 0;
    },
    hover: (place, y) => {
      if (place === undefined) {
        this.#leave();
        return;
      }
      const { tracks, plot } = this.#derived;
      if (plot.isRows) return;
      this.#pointerTop = y;
      this.#moveCursor(snapped(tracks, fromUnit(plot.x.scale, place), plot.x.scale));
    },
    select: (stretch) => {
      if (this.#derived.plot.isRows) return;
      this.#selection = stretch;
      this.requestUpdate();
    },
    zoomTo: (from, to) => {
      const stretch = stretchOf(this.#derived.plot.x.scale, from, to);
      if (stretch) this.#zoom(stretch);
    },
    pan: (by) => {
      const { plot, whole } = this.#derived;
      const stretch = panned(plot.x.scale, whole, by);
      if (stretch) this.#zoom(stretch);
    },
    zoomBy: (factor, at) => {
      const { plot, whole } = this.#derived;
      this.#zoom(zoomed(plot.x.scale, whole, at, factor));
    },
    reset: () => {
      if (this.props.zoom) this.#zoom(undefined);
    },
  };

  get #keys(): KeyActions {
    return { ...this.#actions, isRows: this.#derived.plot.isRows };
  }

  readonly #actions: Omit<KeyActions, 'isRows'> = {
    step: (places) => {
      if (this.#derived.plot.isRows) {
        this.#moveRow(places);
        return;
      }
      const next = stopFrom(this.#derived.stops(), this.#cursor, places);
      if (next === undefined) return;
      this.#pointerTop = NaN;
      this.#moveCursor(next);
      this.#spoken = spokenValues(this.#rows(), next, this.props.axis);
    },
    zoomBy: (factor) => {
      const unit = this.#cursor === undefined ? NaN : toUnit(this.#derived.plot.x.scale, this.#cursor);
      this.#gestures.zoomBy(factor, unit >= 0 && unit <= 1 ? unit : 0.5);
    },
    reset: () => {
      const hadCursor = this.#cursor !== undefined || this.#row !== undefined;
      if (hadCursor) this.#leave();
      else if (this.props.zoom) this.#zoom(undefined);
      else return false;
      return true;
    },
  };
}

customElements.define('podium-chart', PodiumChart);
