import { html, type TemplateResult } from 'lit';
import { valueWords, type PlotColumn } from '../../../src/plots/plotColumn.ts';
import type { PlotPicture } from '../../../src/plots/shapes.ts';
import { isInside } from '../../../src/plots/nearestRun.ts';
import type { PlotProps } from './plotElement.ts';
import type { Plots } from './plots.ts';
import type { PlotData } from './valueBook.ts';

interface Drawn {
  readonly data: PlotData;
  readonly picture: PlotPicture;
  readonly summary: string;
  /** What is said of each run. */
  readonly columns: readonly PlotColumn[];
  /** Whether one selects by drawing around runs. */
  readonly canEnclose?: boolean;
}

/** A plot, whose runs are those of the table. */
export function drawnPlot(
  plots: Plots,
  { data, picture, summary, columns, canEnclose = false }: Drawn,
): TemplateResult {
  const said = [...new Set(columns)];
  const props: PlotProps = {
    picture,
    summary,
    hovered: plots.hovered(data),
    hover: (run) => plots.session.plots.hover(run === undefined ? undefined : data.ids[run]),
    pick: (run, withOthers) => plots.pick(data, [run], withOthers),
    wordsOf: (run) => [data.names[run] ?? '', ...said.map((column) => `${column.title} ${valueWords(column, run)}`)],
    ...(canEnclose && {
      enclose: (outline: readonly number[], withOthers: boolean) =>
        plots.pick(data, enclosed(picture, outline), withOthers),
    }),
  };
  return html`<podium-plot .props=${props}></podium-plot>`;
}

function enclosed({ order, placeOf }: PlotPicture, outline: readonly number[]): readonly number[] {
  return order.filter((run) => {
    const place = placeOf(run);
    return place !== undefined && isInside(outline, place.x, place.y);
  });
}
