import { html } from 'lit';
import type { ChartsProtocol } from '../../src/protocol/charts.ts';
import { runPage } from '../common/page.ts';
import './chart.ts';

runPage<ChartsProtocol, object>({
  viewOf: () => ({}),
  show: ({ metrics }, { host }) =>
    html`<div class="grid">
      ${metrics.map((metric) => html`<podium-chart .metric=${metric} .host=${host}></podium-chart>`)}
    </div>`,
});
