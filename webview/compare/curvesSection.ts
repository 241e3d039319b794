import { html, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { repeat } from 'lit/directives/repeat.js';
import type { ChartMetric } from '../../src/protocol/charts.ts';
import { curveCard, wantOf } from './curveCard.ts';
import type { Session } from './session.ts';
import type { Shown } from './shown.ts';

/** Six fill a screen; each more is one question more. */
const firstCurves = 6;

/** The curves of the metrics that are seen above: those that were logged at more than one step. */
export function curvesSection(session: Session, shown: Shown): TemplateResult | '' {
  const metrics = curvesIn(session, shown);
  if (metrics.length === 0) return '';
  const seen = session.showsAllCurves ? metrics : metrics.slice(0, firstCurves);
  // Nothing is read of what nobody sees.
  session.loader.want(
    session.curvesNear.isNear && !document.hidden ? seen.map((metric) => wantOf(metric, session)) : [],
  );
  const showAll = (): void => {
    session.showsAllCurves = true;
    session.update();
  };
  return html`<section class="curves" aria-label="Curves" ${ref(session.curvesNear.attach)}>
    <header>
      <h2>Curves</h2>
      <span class="dim">of the metrics above, by step</span>
    </header>
    <div class="curve-grid">
      ${repeat(
        seen,
        ({ key }) => key,
        (metric) => curveCard(metric, session),
      )}
    </div>
    ${seen.length < metrics.length ? html`<button class="link" @click=${showAll}>Show All ${metrics.length} Curves</button>` : ''}
  </section>`;
}

function curvesIn({ content }: Session, { sections }: Shown): readonly ChartMetric[] {
  const rows = sections.filter(({ id }) => id === 'metrics' || id === 'system').flatMap((section) => section.rows);
  const names = new Set(rows.map(({ name }) => name));
  return content.metrics.filter(({ key, lastStep = 0 }) => lastStep > 0 && names.has(key));
}
