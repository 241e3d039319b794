import { html, type TemplateResult } from 'lit';
import type { Plots } from './plots/plots.ts';
import type { Session } from './session.ts';

const [least, most, step] = [0.2, 0.8, 0.04];

/** The plots beside the table, as far as the table has to do with them. What draws them is loaded when they are opened first. */
export class PlotsPane {
  readonly #session: Session;
  #plots: Plots | undefined;
  #isLoading = false;
  #failure: string | undefined;
  /** The run that is pointed at, in the table or in a plot. */
  hovered: string | undefined;

  constructor(session: Session) {
    this.#session = session;
  }

  get isOpen(): boolean {
    return this.#session.view.plotsOpen;
  }

  readonly toggle = (): void => {
    this.hovered = undefined;
    this.#session.look({ plotsOpen: !this.isOpen });
  };

  readonly hover = (id: string | undefined): void => {
    if (id === this.hovered) return;
    this.hovered = id;
    this.#session.update();
  };

  /** The table, and what is open beside it. */
  beside(table: TemplateResult): TemplateResult {
    if (!this.isOpen) return table;
    const { plotsShare } = this.#session.view;
    return html`<div
      class="runs-body"
      .style=${`--plots: ${(plotsShare * 100).toFixed(1)}%`}
      @pointerover=${this.#pointed}
      @focusin=${this.#pointed}
    >
      ${table}
      <div
        class="splitter"
        role="separator"
        tabindex="0"
        aria-label="Size of the plots"
        aria-valuenow=${Math.round(plotsShare * 100)}
        aria-valuemin=${least * 100}
        aria-valuemax=${most * 100}
        @keydown=${this.#resizeByKey}
        @pointerdown=${this.#resize}
      ></div>
      <section class="plots" aria-label="Plots">${this.#content()}</section>
    </div>`;
  }

  #content(): TemplateResult {
    if (this.#plots) return this.#plots.view();
    if (this.#failure !== undefined) {
      return html`<p class="plot-empty" role="alert">
        ${this.#failure} <button class="link" @click=${() => this.#load()}>Try Again</button>
      </p>`;
    }
    if (!this.#isLoading) this.#load();
    return html`<p class="plot-empty dim" role="status">Reading…</p>`;
  }

  #load(): void {
    this.#isLoading = true;
    this.#failure = undefined;
    void import('./plots/plots.ts').then(
      ({ Plots: Made }) => {
        this.#plots = new Made(this.#session);
        this.#session.update();
      },
      (error: unknown) => {
        this.#failure = `The plots could not be loaded. ${String(error)}`;
        this.#session.update();
      },
    );
  }

  readonly #pointed = ({ target }: Event): void => {
    if (!(target instanceof Element) || !target.closest('.grid')) return;
    const row = target.closest<HTMLElement>('[data-row]')?.dataset['row'];
    this.hover(row === undefined ? undefined : this.#session.book.at(Number(row))?.id);
  };

  readonly #resizeByKey = (event: KeyboardEvent): void => {
    const by = { ArrowLeft: step, ArrowUp: step, ArrowRight: -step, ArrowDown: -step }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    this.#size(this.#session.view.plotsShare + by);
  };

  readonly #resize = (event: PointerEvent): void => {
    const edge = event.currentTarget;
    const body = edge instanceof HTMLElement ? edge.parentElement : null;
    if (!(edge instanceof HTMLElement) || !body) return;
    event.preventDefault();
    edge.setPointerCapture(event.pointerId);
    const move = ({ clientX, clientY }: PointerEvent): void => {
      const { right, bottom, width, height } = body.getBoundingClientRect();
      const isBelow = getComputedStyle(body).flexDirection === 'column';
      this.#size(isBelow ? (bottom - clientY) / height : (right - clientX) / width);
    };
    edge.addEventListener('pointermove', move);
    edge.addEventListener('lostpointercapture', () => edge.removeEventListener('pointermove', move), { once: true });
  };

  #size(share: number): void {
    this.#session.look({ plotsShare: Math.max(least, Math.min(most, share)) });
  }
}
