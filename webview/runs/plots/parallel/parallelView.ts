import { html, type TemplateResult } from 'lit';
import { columnKey, type RunColumn } from '../../../../src/model/runColumn.ts';
import { coloring, type Coloring } from '../../../../src/plots/coloring.ts';
import { parallelPicture } from '../../../../src/plots/parallel.ts';
import { parallelPlaces, type ParallelPlaces } from '../../../../src/plots/parallelPlaces.ts';
import { plotAxis, type PlotAxis } from '../../../../src/plots/plotAxis.ts';
import type { PlotColors, PlotPicture, Size } from '../../../../src/plots/shapes.ts';
import { remembered } from '../../../common/remembered.ts';
import { drawable } from '../choices.ts';
import { plotColors } from '../colors.ts';
import { columnSelect } from '../columnSelect.ts';
import { drawnPlot } from '../drawnPlot.ts';
import { legend } from '../legend.ts';
import { amountWords, emptyPlot, notesLine, plotFrame, readingPlot } from '../plotWords.ts';
import type { Plots } from '../plots.ts';
import { saveButton } from '../savePlot.ts';
import type { PlotData } from '../valueBook.ts';
import { addAxis, axisColumns } from './axisColumns.ts';
import { axisControls } from './axisControls.ts';
import { parallelSummary } from './parallelSummary.ts';

/** Nearer to each other, axes could not be read. */
const nearest = 84;

const columnsOf = remembered(drawable);
const axesOf = remembered((data: PlotData, columns: readonly RunColumn[], logs: Readonly<Record<string, boolean>>) =>
  columns.flatMap((column): readonly PlotAxis[] => {
    const one = data.columns.get(columnKey(column));
    return one ? [plotAxis(one, { log: logs[one.key] })] : [];
  }),
);
const coloringOf = remembered((axes: readonly PlotAxis[], colors: PlotColors) => coloring(axes.at(-1), colors));
const placesOf = remembered((axes: readonly PlotAxis[], width: number, height: number) =>
  parallelPlaces(axes, { width, height }),
);
const pictureOf = remembered(
  (places: ParallelPlaces, isChosen: Uint8Array | undefined, colored: Coloring, colors: PlotColors) =>
    parallelPicture({ places, isChosen, coloring: colored, colors }),
);

/** Each run as a line through all that is chosen. */
export function parallelView(plots: Plots): TemplateResult {
  const { look, session, place, set } = plots;
  const known = columnsOf(session.content);
  const columns = axisColumns(plots);
  const controls = html`${columnSelect({
    label: 'Add axis',
    columns: known,
    value: undefined,
    none: '…',
    choose: (column) => column && addAxis(plots, column),
  })}${look.axes ? html`<button class="link" @click=${() => set({ axes: undefined })}>Usual Axes</button>` : ''}`;
  if (columns.length === 0) return emptyPlot('Nothing is chosen to be drawn: add an axis.', controls);
  const data = plots.read(columns);
  if (!data) return readingPlot(controls);
  const axes = axesOf(data, columns, look.logs);
  plots.follow(axes, data);
  const isChosen = plots.isChosen(data);
  const colors = plotColors();
  const colored = plots.colored(coloringOf(axes, colors), data, colors);
  const size = sizeOf(place, axes.length);
  const places = placesOf(axes, size.width, size.height);
  const picture = pictureOf(places, isChosen, colored, colors);
  const summary = parallelSummary(axes, data, isChosen, plots.brushes);
  const save = saveButton(plots, {
    name: 'parallel coordinates',
    data,
    picture: () => withTitles(picture, places, colors),
    columns: axes.map(({ column }) => column),
  });
  return plotFrame(
    controls,
    html`<p class="dim plot-amount" role="status">${amountWords(data, isChosen, 'lines')}</p>
      <div class="plot-scroll">
        <div class="parallel" .style=${`width: ${picture.width}px`}>
          ${drawnPlot(plots, { data, picture, summary, columns: axes.map(({ column }) => column) })}
          ${axisControls(plots, { places, data })}
        </div>
      </div>
      ${legend(colored.legend)} ${notesLine(axes.flatMap(({ notes }) => notes))}`,
    save,
  );
}

function sizeOf({ width, height }: Size, axes: number): Size {
  return { width: Math.max(width - 16, axes * nearest), height: Math.max(220, height - 118) };
}

/** As it is saved: on the page, the titles are buttons over it. */
function withTitles(picture: PlotPicture, { axes, xs }: ParallelPlaces, { text }: PlotColors): PlotPicture {
  const titles = axes.map(({ column }, index) => ({
    ...({ kind: 'text', color: text, isStrong: true } as const),
    ...({ x: xs[index] ?? 0, y: 20, text: column.title } as const),
    align: index === 0 ? ('start' as const) : index === axes.length - 1 ? ('end' as const) : ('middle' as const),
  }));
  return { ...picture, shapes: [...picture.shapes, ...titles] };
}
