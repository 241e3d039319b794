import { html, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { columnKey, type RunColumn } from '../../../../src/model/runColumn.ts';
import type { Brush } from '../../../../src/plots/brush.ts';
import type { ParallelPicture } from '../../../../src/plots/parallel.ts';
import type { PlotAxis } from '../../../../src/plots/plotAxis.ts';
import type { Plots } from '../plots.ts';
import type { PlotData } from '../valueBook.ts';
import { axisTitle } from './axisTitle.ts';
import { brushStrip } from './brushStrip.ts';

export interface Parallel {
  readonly axes: readonly PlotAxis[];
  readonly picture: ParallelPicture;
  readonly data: PlotData;
  readonly columns: readonly RunColumn[];
  readonly setAxes: (columns: readonly RunColumn[]) => void;
}

/** One axis, and what can be done with it. */
export interface AxisPart {
  readonly axis: PlotAxis;
  readonly index: number;
  readonly brushes: readonly Brush[];
  readonly setBrushes: (brushes: readonly Brush[]) => void;
  /** To the place of another axis. */
  readonly moveTo: (index: number) => void;
  readonly remove: () => void;
  readonly isLog: boolean;
  readonly setLog: (log: boolean) => void;
}

/** The titles over the axes, and the brushes on them. */
export function axisControls(plots: Plots, parallel: Parallel): TemplateResult {
  const { axes } = parallel;
  return html`${repeat(
    axes,
    ({ column }) => column.key,
    (axis, index) => {
      const part = axisPart(axis, index, plots, parallel);
      return html`<div
        class="axis"
        role="group"
        aria-label=${axis.column.title}
        .style=${`left: ${parallel.picture.xs[index] ?? 0}px`}
      >
        ${axisTitle(part, parallel, plots.session.update)} ${brushStrip(part, parallel.picture)}
      </div>`;
    },
  )}`;
}

function axisPart(axis: PlotAxis, index: number, plots: Plots, { axes, data, columns, setAxes }: Parallel): AxisPart {
  const { key } = axis.column;
  const without = columns.filter((column) => columnKey(column) !== key);
  return {
    axis,
    index,
    brushes: plots.brushes[key] ?? [],
    setBrushes: (brushes) => plots.brush(axes, key, brushes, data),
    moveTo: (to) => {
      const own = columns.find((column) => columnKey(column) === key);
      if (own && to >= 0 && to < columns.length) setAxes([...without.slice(0, to), own, ...without.slice(to)]);
    },
    remove: () => {
      if (plots.brushes[key]) plots.brush(axes, key, [], data);
      setAxes(without);
    },
    isLog: axis.scale?.log ?? false,
    setLog: (log) => plots.set({ logs: { ...plots.look.logs, [key]: log } }),
  };
}
