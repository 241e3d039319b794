import { html, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { instantOf } from '../../src/charts/timeWords.ts';
import { formatMetric } from '../../src/model/metric.ts';
import type { Series } from '../../src/protocol/charts.ts';
import { pointRows } from './pointRows.ts';

const rowsPerPage = 100;
const count = new Intl.NumberFormat('en');

interface PointsTable {
  /** What it is a table of. */
  readonly caption: string;
  readonly series: readonly Series[];
  /** How many of how many points these are. */
  readonly amount: string;
  readonly nameOf: (run: string) => string;
  /** From 0. */
  readonly page: number;
  readonly turn: (page: number) => void;
}

/** The points of a chart, for reading and copying: a page of rows at a time. */
export function pointsTable({ caption, series, amount, nameOf, page, turn }: PointsTable): TemplateResult {
  return html`${guard([...series, page], () => {
    const rows = pointRows(series);
    const last = Math.max(0, Math.ceil(rows.length / rowsPerPage) - 1);
    const at = Math.min(page, last);
    const first = at * rowsPerPage;
    const shown = rows.slice(first, first + rowsPerPage);
    return html`<div class="points" tabindex="0" role="region" aria-label="Points of ${caption}">
        <table>
          <caption class="unseen">
            ${caption}
          </caption>
          <thead>
            <tr>
              <th rowspan="2" scope="col" class="n">step</th>
              ${series.map(({ run }) => html`<th colspan="2" scope="colgroup">${nameOf(run)}</th>`)}
            </tr>
            <tr>
              ${series.map(
                () =>
                  html`<th scope="col" class="n">value</th>
                    <th scope="col">time</th>`,
              )}
            </tr>
          </thead>
          <tbody>
            ${shown.map(
              ({ step, indexes }) =>
                html`<tr>
                  <th scope="row" class="n">${count.format(step)}</th>
                  ${indexes.map((index, run) => pointCells(series[run], index))}
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
      <p class="pager dim">
        <span
          >${rows.length === 0 ? 'No points' : `rows ${first + 1} to ${first + shown.length} of ${count.format(rows.length)}`}
          · ${amount}</span
        >
        <button class="link" ?disabled=${at === 0} @click=${() => turn(at - 1)}>Earlier</button>
        <button class="link" ?disabled=${at === last} @click=${() => turn(at + 1)}>Later</button>
      </p>`;
  })}`;
}

function pointCells(series: Series | undefined, index: number | undefined): TemplateResult {
  const [value, timeMs] = index === undefined ? [] : [series?.values[index], series?.timesMs[index]];
  return html`<td class="n" title=${value === undefined ? '' : String(value)}>
      ${value === undefined ? '' : formatMetric(value)}
    </td>
    <td class="dim">${timeMs === undefined ? '' : instantOf(timeMs)}</td>`;
}
