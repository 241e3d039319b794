import { html, type TemplateResult } from 'lit';
import { columnKey } from '../../../src/model/runColumn.ts';
import { boxesPicture, boxGroups, type BoxGroup } from '../../../src/plots/boxes.ts';
import { cartesian, type Cartesian } from '../../../src/plots/cartesian.ts';
import { coloring, type Coloring } from '../../../src/plots/coloring.ts';
import type { PlotAxis } from '../../../src/plots/plotAxis.ts';
import { numberWords } from '../../../src/plots/plotColumn.ts';
import type { PlotColors } from '../../../src/plots/shapes.ts';
import { remembered } from '../../common/remembered.ts';
import { Axes } from './axes.ts';
import { chosenColumns, groups, numeric } from './choices.ts';
import { plotColors } from './colors.ts';
import { columnSelect } from './columnSelect.ts';
import { drawnPlot } from './drawnPlot.ts';
import { logCheck } from './logCheck.ts';
import { amountWords, axisWords, emptyPlot, notesLine, plotFrame, readingPlot } from './plotWords.ts';
import type { Plots } from './plots.ts';
import { saveButton } from './savePlot.ts';

const axes = new Axes(0.04);
const groupsOf = remembered(groups);
const numericOf = remembered(numeric);
const spreadOf = remembered(boxGroups);
const plain = remembered((colors: PlotColors) => coloring(undefined, colors));
const placeOf = remembered((x: PlotAxis, y: PlotAxis, colors: PlotColors, width: number, height: number) =>
  cartesian({ x, y, colors, width, height }),
);
const pictureOf = remembered(
  (
    place: Cartesian,
    metric: PlotAxis,
    spread: readonly BoxGroup[],
    isChosen: Uint8Array | undefined,
    colored: Coloring,
    colors: PlotColors,
  ) => boxesPicture({ place, metric, groups: spread, isChosen, coloring: colored, colors }),
);

/** How a metric is spread in groups of runs. */
export function boxView(plots: Plots): TemplateResult {
  const { look, session, place, set } = plots;
  const { content } = session;
  const chosen = chosenColumns(content, look);
  const data = plots.read([chosen.metric, chosen.group].filter((column) => column !== undefined));
  const metric =
    data && chosen.metric
      ? axes.of(data, chosen.metric, { log: look.logs[columnKey(chosen.metric)] ?? false })
      : undefined;
  const group = data && chosen.group ? axes.of(data, chosen.group, { asGroups: true }) : undefined;
  const controls = html`${columnSelect({
    ...{ label: 'number', columns: numericOf(content), value: chosen.metric },
    choose: (column) => set({ metric: column }),
  })}${metric ? logCheck(plots, metric) : ''}${columnSelect({
    ...{ label: 'by', columns: groupsOf(content), value: chosen.group },
    choose: (column) => set({ group: column }),
  })}`;
  if (!chosen.metric) return emptyPlot('These runs have logged no number. A box plot needs one.', controls);
  if (!data || !metric || !group) return readingPlot(controls);
  const spread = spreadOf(group, metric);
  if (spread.every((one) => one.spread === undefined)) {
    return emptyPlot(`No run has both ${metric.column.title} and ${group.column.title}: choose others.`, controls);
  }
  const colors = plotColors();
  const isChosen = plots.isChosen(data);
  const [width, height] = [
    Math.max(260, place.width - 16),
    Math.max(240, place.height - 130 - Math.min(160, spread.length * 22)),
  ];
  const picture = pictureOf(
    placeOf(group, metric, colors, width, height),
    metric,
    spread,
    isChosen,
    plots.colored(plain(colors), data, colors),
    colors,
  );
  const columns = [group.column, metric.column];
  const amount = amountWords(data, isChosen, 'dots');
  return plotFrame(
    controls,
    html`<p class="dim plot-amount" role="status">
        ${amount} · a box holds the middle half of its group, its line is the median
      </p>
      ${drawnPlot(plots, { data, picture, columns, canEnclose: true, summary: `Box plot, ${amount}. ${axisWords(metric)}, by ${axisWords(group)}. The table below has the numbers.` })}
      ${spreadTable(spread, metric)} ${notesLine([...group.notes, ...metric.notes])}`,
    saveButton(plots, { name: 'box plot', data, picture: () => picture, columns }),
  );
}

function spreadTable(spread: readonly BoxGroup[], { column }: PlotAxis): TemplateResult {
  const cell = (value: number | undefined): TemplateResult =>
    html`<td>${value === undefined ? '–' : numberWords(column, value, 4)}</td>`;
  return html`<div class="plot-scroll" tabindex="0" role="region" aria-label="Numbers of the boxes">
    <table class="plot-table">
      <thead>
        <tr>
          <th scope="col">Group</th>
          ${['n', 'min', 'lower', 'median', 'upper', 'max'].map((name) => html`<th scope="col" class="right">${name}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${spread.map(
          ({ label, spread: one }) =>
            html`<tr>
              <th scope="row" title=${label}>${label}</th>
              <td>${one?.count ?? 0}</td>
              ${cell(one?.min)}${cell(one?.lower)}${cell(one?.median)}${cell(one?.upper)}${cell(one?.max)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
