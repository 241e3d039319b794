import { html, type TemplateResult } from 'lit';
import { columnKey, type RunColumn } from '../../../src/model/runColumn.ts';
import { cartesian, type Cartesian } from '../../../src/plots/cartesian.ts';
import { coloring, type Coloring } from '../../../src/plots/coloring.ts';
import { contourPicture } from '../../../src/plots/contour.ts';
import type { PlotAxis } from '../../../src/plots/plotAxis.ts';
import type { PlotColors } from '../../../src/plots/shapes.ts';
import { surfaceOf, type Surface } from '../../../src/plots/surface.ts';
import { remembered } from '../../common/remembered.ts';
import { Axes } from './axes.ts';
import { chosenColumns, numeric } from './choices.ts';
import { plotColors } from './colors.ts';
import { columnSelect } from './columnSelect.ts';
import { drawnPlot } from './drawnPlot.ts';
import { legend } from './legend.ts';
import { logCheck } from './logCheck.ts';
import { amountWords, axisWords, emptyPlot, plotFrame, readingPlot } from './plotWords.ts';
import type { Plots } from './plots.ts';
import { saveButton } from './savePlot.ts';

const [around, exact] = [new Axes(0.04), new Axes(0)];
const numericOf = remembered(numeric);
const surface = remembered(surfaceOf);
const coloringOf = remembered((axis: PlotAxis, colors: PlotColors) => coloring(axis, colors));
const placeOf = remembered((x: PlotAxis, y: PlotAxis, colors: PlotColors, width: number, height: number) =>
  cartesian({ x, y, colors, width, height }),
);
const pictureOf = remembered(
  (place: Cartesian, over: Surface, isChosen: Uint8Array | undefined, colored: Coloring, colors: PlotColors) =>
    contourPicture({ place, surface: over, isChosen, coloring: colored, colors }),
);

/** A metric over two params, interpolated between the runs. */
export function contourView(plots: Plots): TemplateResult {
  const { look, session, place, set } = plots;
  const { content } = session;
  const chosen = chosenColumns(content, look);
  const data = plots.read([chosen.across, chosen.up, chosen.metric].filter((column) => column !== undefined));
  const axisOf = (axes: Axes, column: RunColumn | undefined): PlotAxis | undefined =>
    data && column ? axes.of(data, column, { log: look.logs[columnKey(column)] }) : undefined;
  const [x, y, metric] = [axisOf(around, chosen.across), axisOf(around, chosen.up), axisOf(exact, chosen.metric)];
  const select = (label: string, part: 'across' | 'up' | 'metric'): TemplateResult =>
    columnSelect({
      ...{ label, columns: numericOf(content), value: chosen[part], none: 'choose' },
      choose: (column) => set({ [part]: column }),
    });
  const controls = html`${select('x', 'across')}${x ? logCheck(plots, x) : ''}${select('y', 'up')}${
    y ? logCheck(plots, y) : ''
  }${select('height', 'metric')}`;
  if (!chosen.across || !chosen.up || !chosen.metric) {
    return emptyPlot(
      'A contour needs two columns of numbers, and a metric: these runs do not differ in as many params.',
      controls,
    );
  }
  if (!data || !x || !y || !metric) return readingPlot(controls);
  const over = surface(x, y, metric);
  if (!over) {
    return emptyPlot(
      `Too few runs differ in both ${x.column.title} and ${y.column.title} and have ${metric.column.title}: there is nothing to interpolate between.`,
      controls,
    );
  }
  const colors = plotColors();
  const colored = plots.colored(coloringOf(metric, colors), data, colors);
  const isChosen = plots.isChosen(data);
  const [width, height] = [Math.max(260, place.width - 16), Math.max(240, place.height - 150)];
  const picture = pictureOf(placeOf(x, y, colors, width, height), over, isChosen, colored, colors);
  const columns = [x.column, y.column, metric.column];
  const words = `interpolated between ${over.runs} runs at ${over.places} places, weighted by how near they are; outside them nothing is known`;
  return plotFrame(
    controls,
    html`<p class="dim plot-amount" role="status">${amountWords(data, isChosen, 'dots')} · ${words}</p>
      ${drawnPlot(plots, {
        ...{ data, picture, columns, canEnclose: true },
        summary: `Contour of ${axisWords(metric)}, ${words}. Across: ${axisWords(x)}. Up: ${axisWords(y)}.`,
      })}
      ${legend(colored.legend)}`,
    saveButton(plots, { name: 'contour', data, picture: () => picture, columns }),
  );
}
