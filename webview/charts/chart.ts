import { Chart, LinearScale, LineController, LineElement, PointElement } from 'chart.js';
import { html, LitElement, type PropertyValues } from 'lit';
import { clamped } from '../../src/model/metric.ts';
import type { ChartMetric, ChartsProtocol } from '../../src/protocol/charts.ts';
import type { Host } from '../common/host.ts';

Chart.register(LineController, LineElement, PointElement, LinearScale);

class PodiumChart extends LitElement {
  static override readonly properties = { metric: { attribute: false }, host: { attribute: false } };
  declare metric: ChartMetric;
  declare host: Host<ChartsProtocol>;
  #chart: Chart<'line', { x: number; y: number }[]> | undefined;

  override createRenderRoot(): HTMLElement {
    return this;
  }

  override render(): unknown {
    return html`<h2>${this.metric.key}</h2>
      <div class="canvas"><canvas></canvas></div>`;
  }

  override updated(changed: PropertyValues<this>): void {
    if (changed.has('metric')) void this.#draw();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#chart?.destroy();
    this.#chart = undefined;
  }

  async #draw(): Promise<void> {
    const { key, runs } = this.metric;
    const series = await this.host.ask('series', { key, runs, maxPoints: 1000 });
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
