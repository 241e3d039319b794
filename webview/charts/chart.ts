import { Chart, LinearScale, LineController, LineElement, PointElement } from 'chart.js';
import { html, LitElement, type PropertyValues } from 'lit';
import { clamped } from '../../src/model/metric.ts';
import type { ChartProps } from './chart/chartProps.ts';

Chart.register(LineController, LineElement, PointElement, LinearScale);

class PodiumChart extends LitElement {
  static override readonly properties = { props: { attribute: false } };
  declare props: ChartProps;
  #lines: unknown;
  #chart: Chart<'line', { x: number; y: number }[]> | undefined;

  override createRenderRoot(): HTMLElement {
    return this;
  }

  override render(): unknown {
    return html`<div class="canvas" .style=${`height:${this.props.height}px`}><canvas></canvas></div>
      <p class="say dim">${this.props.focused ? 'loss fell' : ''}</p>`;
  }

  override updated(changed: PropertyValues<this>): void {
    if (changed.has('props')) this.#draw();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#chart?.destroy();
    this.#chart = undefined;
  }

  #draw(): void {
    const series = this.props.lines.map((l) => l.series);
    if (this.#chart && this.#lines === this.props.lines) return;
    this.#lines = this.props.lines;
    const canvas = this.querySelector('canvas');
    if (!canvas) return;
    this.#chart?.destroy();
    this.#chart = new Chart(canvas, {
      type: 'line',
      data: {
        datasets: series.map(({ steps, values }) => ({
          data: Array.from(steps, (x, index) => ({ x, y: drawable(values[index]) })),
          pointRadius: 0,
          borderWidth: 1.5,
        })),
      },
      options: { animation: false, parsing: false, scales: { x: { type: 'linear' } }, maintainAspectRatio: false },
    });
  }
}
// Chart.js never ends looking for the ticks of an axis that has no end.
function drawable(value: number | undefined): number {
  return value !== undefined && Math.abs(value) < clamped ? value : NaN;
}

customElements.define('podium-chart', PodiumChart);
