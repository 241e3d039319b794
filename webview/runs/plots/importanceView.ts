import { html, type TemplateResult } from 'lit';
import { columnKey, type RunColumn } from '../../../src/model/runColumn.ts';
import { fewRuns, type Importance } from '../../../src/plots/importance.ts';
import type { RunsContent } from '../../../src/protocol/runs.ts';
import { remembered } from '../../common/remembered.ts';
import { chosenColumns, numeric, params } from './choices.ts';
import { columnSelect } from './columnSelect.ts';
import { emptyPlot, plotFrame, readingPlot, runs } from './plotWords.ts';
import type { Plots } from './plots.ts';
import { saveButton } from './savePlot.ts';

/** Params beyond these are left out, which is said. */
const mostParams = 40;
/** Less of a correlation is none. */
const tendency = 0.2;

const numericOf = remembered(numeric);
const paramsOf = remembered((content: RunsContent) => params(content));
const firstOf = remembered((all: readonly RunColumn[]) => all.slice(0, mostParams));

/** Which params tell most of a metric. */
export function importanceView(plots: Plots): TemplateResult {
  const { look, session, set } = plots;
  const { content } = session;
  const { metric } = chosenColumns(content, look);
  const all = paramsOf(content);
  const some = firstOf(all);
  const controls = columnSelect({
    ...{ label: 'of', columns: numericOf(content), value: metric },
    choose: (column) => set({ metric: column }),
  });
  if (!metric) return emptyPlot('These runs have logged no number whose params could be told apart.', controls);
  if (some.length === 0) return emptyPlot('These runs do not differ in any param.', controls);
  const data = plots.read([...some, metric]);
  if (!data) return readingPlot(controls);
  const found = plots.importance.read(data, some, metric);
  if (!found) return readingPlot(controls);
  const title = data.columns.get(columnKey(metric))?.title ?? '';
  const most = Math.max(0, ...found.map(({ count }) => count));
  const columns = [...found.map(({ column }) => column), ...[data.columns.get(columnKey(metric)) ?? []].flat()];
  return plotFrame(
    controls,
    html`${
        most < fewRuns
          ? html`<p class="plot-warning" role="status">
              <span aria-hidden="true">⚠</span> Only ${runs(most)}: what is found here may well be chance.
            </p>`
          : ''
      }
      <div class="plot-scroll" tabindex="0" role="region" aria-label="Importance of params">
        <table class="plot-table importance">
          <thead>
            <tr>
              <th scope="col">Param</th>
              <th scope="col">Explains of ${title}</th>
              <th scope="col">Tendency</th>
              <th scope="col" class="right">n</th>
            </tr>
          </thead>
          <tbody>
            ${found.map(row)}
          </tbody>
        </table>
      </div>
      <p class="dim plot-notes">
        How much of the order of the runs by ${title} each param explains by itself, from 0 % to 100 % (η² of its ranks,
        corrected for chance). Numbers are put in up to five groups of about the same size. Params that were changed
        together share what they explain, and what only two of them explain together is not seen. n: how many of
        ${runs(data.ids.length)} have both, as a finite number of ${title}.
        ${data.ids.length < content.count ? `Of the first ${runs(data.ids.length)} of ${runs(content.count)}.` : ''}
        ${all.length > some.length ? `The first ${some.length} of ${all.length} params that differ.` : ''}
      </p>`,
    saveButton(plots, { name: 'importance', data, columns }),
  );
}

function row({ column, share, count, groups, correlation }: Importance): TemplateResult {
  const percent = share === undefined ? undefined : Math.round(share * 100);
  return html`<tr>
    <th scope="row" title=${column.title}>${column.title}</th>
    <td class="importance-bar">
      ${
        percent === undefined
          ? html`<span class="dim"
              >${groups < 2 ? 'the same in all of these' : count <= groups ? 'another in each run' : 'all are as good'}</span
            >`
          : html`<span class="importance-track" aria-hidden="true"><span .style=${`width: ${percent}%`}></span></span
              ><span class="figure">${percent} %</span>`
      }
    </td>
    <td class="dim">${tendencyWords(correlation)}</td>
    <td class="figure">${count}</td>
  </tr>`;
}

function tendencyWords(correlation: number | undefined): string {
  if (correlation === undefined) return '';
  const size = `ρ ${correlation.toFixed(2)}`;
  if (Math.abs(correlation) < tendency) return `neither way (${size})`;
  return correlation > 0 ? `grows with it (${size})` : `falls with it (${size})`;
}
