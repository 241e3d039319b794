import { html, type TemplateResult } from 'lit';
import { plainText } from '../../src/base/plainText.ts';
import { comparedValue, type ComparedRow } from '../../src/model/comparedRow.ts';
import type { ProposedContent } from '../../src/protocol/promotion.ts';
import { deltaView } from '../compare/metricCell.ts';
import { metricFacts } from '../compare/metricFacts.ts';
import type { Session } from './session.ts';

const mostRows = 12;

/** The metrics of both versions: first those that differ, and of these what is better or worse. */
export function metricsTable(content: ProposedContent, { view, look }: Session): TemplateResult {
  const { metrics, loses, gains, notes } = content;
  const sorted = loses ? metrics.toSorted((one, other) => Number(other.differs) - Number(one.differs)) : metrics;
  const differing = loses ? metrics.filter(({ differs }) => differs).length : metrics.length;
  const shown = view.showsAll ? sorted : sorted.slice(0, Math.min(differing, mostRows));
  const hidden = metrics.length - Math.min(differing, mostRows);
  return html`<section aria-labelledby="metrics">
    <div class="section-head"><h2 id="metrics">Metrics</h2></div>
    ${notes.map((note) => html`<p class="dim">${note}</p>`)}
    ${
      metrics.length === 0
        ? html`<p class="dim">${notes.length === 0 ? 'None were logged.' : ''}</p>`
        : html`<table>
            <thead>
              <tr>
                <th scope="col"><span class="unseen">Metric</span></th>
                ${loses ? html`<th scope="col" class="number">version ${plainText(loses.version, 20)}</th>` : ''}
                <th scope="col" class="number">version ${plainText(gains.version, 20)}</th>
                ${loses ? html`<th scope="col"><span class="unseen">Change</span></th>` : ''}
              </tr>
            </thead>
            <tbody>
              ${shown.map((row) => line(row, content))}
            </tbody>
          </table>`
    }
    ${
      hidden > 0
        ? html`<button class="link more" @click=${() => look({ showsAll: !view.showsAll })}>
            ${view.showsAll ? 'Show fewer' : moreWords(hidden, differing)}
          </button>`
        : ''
    }
  </section>`;
}

function moreWords(hidden: number, differing: number): string {
  const what = differing > mostRows ? 'more' : hidden === 1 ? 'that is the same' : 'that are the same';
  return `Show ${hidden.toLocaleString('en')} ${what}`;
}

function line(row: ComparedRow, { loses, directions }: ProposedContent): TemplateResult {
  const direction = directions[row.name];
  const told = { baseline: 0, directionOf: () => direction };
  const value = (at: number): TemplateResult => {
    const found = comparedValue(row, at);
    if (found === undefined) return html`<td class="number dim" title="not logged">–</td>`;
    const { text, isOdd } = metricFacts(row, found, at, told);
    const look = `number ${isOdd ? 'odd-value' : ''} ${at === 1 && row.differs ? 'new' : ''}`;
    return html`<td class=${look} title=${String(found)}>${text}</td>`;
  };
  const sign =
    direction === undefined
      ? ''
      : html`<span class="dim" title=${`${direction} is better`}>${direction === 'higher' ? '↑' : '↓'}</span>`;
  const after = comparedValue(row, 1);
  const delta = after === undefined ? undefined : metricFacts(row, after, 1, told).delta;
  return html`<tr>
    <th scope="row" title=${plainText(row.name, 300)}>${plainText(row.name, 100)} ${sign}</th>
    ${value(0)}${
      loses
        ? html`${value(1)}
            <td class="number">${delta ? deltaView(delta) : ''}</td>`
        : ''
    }
  </tr>`;
}
