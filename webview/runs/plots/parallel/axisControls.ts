import { html, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Brush } from '../../../../src/plots/brush.ts';
import type { ParallelPlaces } from '../../../../src/plots/parallelPlaces.ts';
import type { PlotAxis } from '../../../../src/plots/plotAxis.ts';
import type { Plots } from '../plots.ts';
import type { PlotData } from '../valueBook.ts';
import { moveAxis, removeAxis } from './axisColumns.ts';
import { axisTitle } from './axisTitle.ts';
import { brushStrip } from './brushStrip.ts';

export interface Parallel {
  readonly places: ParallelPlaces;
  readonly data: PlotData;
}

/** One axis, and what can be done with it. */
export interface AxisPart {
  readonly axis: PlotAxis;
  readonly index: number;
  /** As they are by now, for keys may come faster than it is drawn. */
  readonly brushes: readonly Brush[];
  readonly setBrushes: (brushes: readonly Brush[]) => void;
  /** By so many places to the right. */
  readonly move: (by: number) => void;
  readonly remove: () => void;
  readonly isLog: boolean;
  readonly toggleLog: () => void;
}

/** The titles over the axes, and the brushes on them. */
export function axisControls(plots: Plots, parallel: Parallel): TemplateResult {
  const { places } = parallel;
  return html`${repeat(
    places.axes,
    ({ column }) => column.key,
    (axis, index) => {
      const part = axisPart(axis, index, plots, parallel);
      return html`<div
        class="axis"
        role="group"
        aria-label=${axis.column.title}
        .style=${`left: ${places.xs[index] ?? 0}px`}
      >
        ${axisTitle(part, places, plots.session.update)} ${brushStrip(part, places)}
      </div>`;
    },
  )}`;
}

function axisPart(axis: PlotAxis, index: number, plots: Plots, { places, data }: Parallel): AxisPart {
  const { key } = axis.column;
  return {
    axis,
    index,
    get brushes() {
      return plots.brushes[key] ?? [];
    },
    setBrushes: (brushes) => plots.brush(places.axes, key, brushes, data),
    move: (by) => moveAxis(plots, key, by),
    remove: () => {
      if (plots.brushes[key]) plots.brush(places.axes, key, [], data);
      removeAxis(plots, key);
    },
    isLog: axis.scale?.log ?? false,
    toggleLog: () => plots.toggleLog(axis),
  };
}
