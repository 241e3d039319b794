import { html, type TemplateResult } from 'lit';
import { columnKey, type RunColumn } from '../../../src/model/runColumn.ts';
import { cartesian, type Cartesian } from '../../../src/plots/cartesian.ts';
import { coloring } from '../../../src/plots/coloring.ts';
import { dotsPicture } from '../../../src/plots/dots.ts';
import type { PlotAxis } from '../../../src/plots/plotAxis.ts';
import type { PlotColors } from '../../../src/plots/shapes.ts';
import { remembered } from '../../common/remembered.ts';
import { Axes } from './axes.ts';
import { chosenColumns, drawable, numeric } from './choices.ts';
import { plotColors } from './colors.ts';
import { columnSelect } from './columnSelect.ts';
import { drawnPlot } from './drawnPlot.ts';
import { legend } from './legend.ts';
import { logCheck } from './logCheck.ts';
import { amountWords, axisWords, emptyPlot, notesLine, plotFrame, readingPlot } from './plotWords.ts';
import type { Plots } from './plots.ts';
import { saveButton } from './savePlot.ts';

const [around, exact] = [new Axes(0.04), new Axes(0)];
const allOf = remembered(drawable);
const numericOf = remembered(numeric);
const coloringOf = remembered((axis: PlotAxis | undefined, colors: PlotColors) => coloring(axis, colors));
const placeOf = remembered((x: PlotAxis, y: PlotAxis, colors: PlotColors, width: number, height: number) =>
  cartesian({ x, y, colors, width, height }),
);
const pictureOf = remembered(
  (
    place: Cartesian,
    size: PlotAxis | undefined,
    isChosen: Uint8Array | undefined,
    colored: ReturnType<typeof coloring>,
    colors: PlotColors,
  ) => dotsPicture({ place, below: place.shapes, size, isChosen, coloring: colored, colors }),
);

/** Each run as a dot at what it has in two columns. */
export function scatterView(plots: Plots): TemplateResult {
  const { look, session, place, set } = plots;
  const { content } = session;
  const all = allOf(content);
  const chosen = chosenColumns(content, look);
  const select = (
    label: string,
    part: 'x' | 'y' | 'color' | 'size',
    columns: readonly RunColumn[],
    none?: string,
  ): TemplateResult =>
    columnSelect({
      ...{ label, columns, value: chosen[part] },
      ...(none !== undefined && { none }),
      choose: (column) => set({ [part]: column }),
    });
  const wanted = [chosen.x, chosen.y, chosen.color, chosen.size].filter((column) => column !== undefined);
  const data = plots.read(wanted);
  const axisOf = (axes: Axes, column: RunColumn | undefined): PlotAxis | undefined =>
    column && data ? axes.of(data, column, { log: look.logs[columnKey(column)] }) : undefined;
  const [x, y] = [axisOf(around, chosen.x), axisOf(around, chosen.y)];
  const [color, size] = [axisOf(exact, chosen.color), axisOf(exact, chosen.size)];
  const controls = html`${select('x', 'x', all)}${x ? logCheck(plots, x) : ''}${select('y', 'y', all)}${
    y ? logCheck(plots, y) : ''
  }${select('colour', 'color', all, 'none')}${select('size', 'size', numericOf(content), 'none')}`;
  if (!data || !x || !y)
    return chosen.x && chosen.y ? readingPlot(controls) : emptyPlot('Choose two columns.', controls);
  const colors = plotColors();
  const colored = plots.colored(coloringOf(color, colors), data, colors);
  const isChosen = plots.isChosen(data);
  const [width, height] = [Math.max(260, place.width - 16), Math.max(240, place.height - 150)];
  const picture = pictureOf(placeOf(x, y, colors, width, height), size, isChosen, colored, colors);
  const columns = [x, y, color, size].flatMap((axis) => axis?.column ?? []);
  const amount = amountWords(data, isChosen, 'dots');
  return plotFrame(
    controls,
    html`<p class="dim plot-amount" role="status">
        ${amount} · draw around runs to select them (with Alt a box)${size ? sizeWords(size) : ''}
      </p>
      ${drawnPlot(plots, {
        ...{ data, picture, columns, canEnclose: true },
        summary: `Scatter plot, ${amount}. ${parts({ Across: x, Up: y, Colour: color, Size: size })}`,
      })}
      ${legend(colored.legend)} ${notesLine([x, y, color].flatMap((axis) => axis?.notes ?? []))}`,
    saveButton(plots, { name: 'scatter', data, picture: () => picture, columns }),
  );
}

/** What the size of a dot says, and which are as small as can be. */
function sizeWords({ column, absent }: PlotAxis): string {
  return ` · larger: more ${column.title}${absent === '' ? '' : `, smallest also: ${absent}`}`;
}

function parts(axesBy: Readonly<Record<string, PlotAxis | undefined>>): string {
  return Object.entries(axesBy)
    .flatMap(([name, axis]) => (axis ? [`${name}: ${axisWords(axis)}.`] : []))
    .join(' ');
}
