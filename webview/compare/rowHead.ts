import { html, type TemplateResult } from 'lit';
import { plainText } from '../../src/base/plainText.ts';
import type { MetricDirection } from '../../src/model/metricDirection.ts';
import type { Session } from './session.ts';
import type { Head } from './sheet.ts';

const words: { readonly [Direction in MetricDirection]: string } = {
  lower: 'lower is better',
  higher: 'higher is better',
};

/** What is compared, and of a metric which way is better: a press says otherwise. */
export function rowHead(
  { row, section }: Extract<Head, { readonly kind: 'row' }>,
  session: Session,
  isColumn: boolean,
): TemplateResult {
  const name = plainText(row.name, 200);
  const isMetric = section === 'metrics' || section === 'system';
  return html`<div class="row-head ${isColumn ? 'tall' : ''} ${row.differs ? '' : 'same'}" title=${name}>
    <span class="name">${name}</span>
    ${isMetric ? direction(row.name, session) : isColumn ? html`<span class="dim">${section}</span>` : ''}
  </div>`;
}

function direction(metric: string, session: Session): TemplateResult {
  const now = session.directionOf(metric);
  return html`<button
    class="quiet direction"
    tabindex="-1"
    aria-label=${`${now ? words[now] : 'neither is better'}, change`}
    title="Which way is better? Remembered for every comparison in this workspace."
    @click=${() => session.turnDirection(metric)}
  >
    ${now ? words[now] : 'better?'}
  </button>`;
}
