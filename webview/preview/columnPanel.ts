import { html, type TemplateResult } from 'lit';
import { plainText } from '../../src/base/plainText.ts';
import type { ColumnStatistics } from '../../src/protocol/preview.ts';
import { formatMetric } from '../../src/model/metric.ts';
import { textOf } from '../common/fields.ts';
import { openPopover, redrawPopover } from '../common/popover.ts';
import type { Session } from './session.ts';

/** What is in a column, and a field for what rows shall have in it. */
export function openColumnPanel(button: HTMLElement, column: number, session: Session): void {
  const { statistics, table } = session;
  const name = plainText(table.columns[column]?.name ?? '', 100);
  const begin = (): void => statistics.begin(column, session.arrangement.filter, redrawPopover);
  const asked = session.view.asked.find((one) => one.column === column)?.asked ?? '';
  const ask = (text: string): void => {
    session.ask(column, text);
    begin();
  };
  openPopover(
    button,
    `Column ${name}`,
    () =>
      html`<div class="column-panel">
        <h2>${name}</h2>
        <label
          >Show rows where it
          <input
            class="field"
            .value=${asked}
            placeholder="has a text, = a, > 0.5"
            @change=${(event: Event) => ask(textOf(event))}
        /></label>
        <div class="links">
          <button class="link" @click=${() => session.arrange({ sort: { column, descending: false } })}>
            Sort Ascending
          </button>
          <button class="link" @click=${() => session.arrange({ sort: { column, descending: true } })}>
            Sort Descending
          </button>
          <button class="link" ?disabled=${!session.view.sort} @click=${() => session.arrange({ sort: undefined })}>
            Do Not Sort
          </button>
        </div>
        ${statistics.failure === undefined ? '' : html`<p role="alert">${statistics.failure}</p>`}
        ${statistics.told ? factsOf(statistics.told, ask) : html`<p class="dim">Looking through it…</p>`}
      </div>`,
  );
  document.querySelector('.menu.chooser')?.addEventListener('beforetoggle', statistics.stop, { once: true });
  begin();
}

function factsOf(told: ColumnStatistics, ask: (text: string) => void): TemplateResult {
  const { rowCount, missing, distinct, numbers, frequent, isDone, share } = told;
  const most = frequent[0]?.count ?? 1;
  return html`<dl class="figure">
      <dt>rows</dt>
      <dd>${rowCount.toLocaleString('en')}${isDone ? '' : `, ${Math.floor(share * 100)} % looked through…`}</dd>
      <dt>missing</dt>
      <dd>${missing.toLocaleString('en')}</dd>
      <dt>different</dt>
      <dd>${distinct.isPart ? 'more than ' : ''}${distinct.count.toLocaleString('en')}</dd>
      ${
        numbers && numbers.count < rowCount - missing
          ? html`<dt>NaN, infinite or no number</dt>
              <dd>${(rowCount - missing - numbers.count).toLocaleString('en')}</dd>`
          : ''
      }
      ${
        numbers
          ? html`<dt>least</dt>
              <dd>${formatMetric(numbers.min, 7)}</dd>
              <dt>mean</dt>
              <dd>${formatMetric(numbers.mean, 7)}</dd>
              <dt>greatest</dt>
              <dd>${formatMetric(numbers.max, 7)}</dd>`
          : ''
      }
    </dl>
    ${
      most < 2
        ? ''
        : html`<h3 class="dim">most frequent</h3>
            <ul>
              ${frequent.map(
                ({ value, count }) =>
                  html`<li>
                    <button class="link" title="Show only these rows" @click=${() => ask(`= ${value}`)}>
                      ${plainText(value, 60)}</button
                    ><span class="share" .style=${`--share: ${(100 * count) / most}%`}></span
                    ><span class="figure dim">${count.toLocaleString('en')}</span>
                  </li>`,
              )}
            </ul>`
    }`;
}
