import { html, type TemplateResult } from 'lit';
import type { Delta } from '../../src/compare/delta.ts';
import type { ComparedRow } from '../../src/model/comparedRow.ts';
import { deltaWords, shapes } from './deltaWords.ts';
import { metricFacts } from './metricFacts.ts';
import type { Session } from './session.ts';

/** The value of a metric, the best in bold, and how far it is from the baseline's. */
export function metricCell(
  row: ComparedRow,
  value: string | number,
  run: number,
  session: Pick<Session, 'baseline' | 'directionOf'>,
): TemplateResult {
  const { text, isOdd, isBest, delta } = metricFacts(row, value, run, session);
  const classes = [isOdd ? 'odd-value' : '', isBest ? 'other' : '', row.differs ? '' : 'same'].join(' ');
  return html`<span class="value ${classes}" title=${String(value)}>${text}</span> ${delta ? deltaView(delta) : ''}`;
}

/** "▲ +0.024 +2.6 %", with the word for the shape. */
export function deltaView(delta: Delta): TemplateResult {
  const { absolute, relative, exact } = deltaWords(delta);
  const { verdict } = delta;
  const shape = verdict
    ? html`<span class=${verdict === 'better' ? 'good' : 'bad'} aria-hidden="true">${shapes[verdict]}</span
        ><span class="unseen">${verdict}, </span>`
    : '';
  return html`<span class="delta" title=${exact}>${shape} ${absolute} <span class="dim">${relative}</span></span>`;
}
