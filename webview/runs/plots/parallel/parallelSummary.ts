import { brushWords, type Brushes } from '../../../../src/plots/brush.ts';
import type { PlotAxis } from '../../../../src/plots/plotAxis.ts';
import type { PlotData } from '../valueBook.ts';
import { amountWords, axisWords } from '../plotWords.ts';

/** The plot in words. */
export function parallelSummary(
  axes: readonly PlotAxis[],
  data: PlotData,
  isChosen: Uint8Array | undefined,
  brushes: Brushes,
): string {
  const marked = axes.flatMap((axis) =>
    (brushes[axis.column.key] ?? []).map((brush) => `${axis.column.title} ${brushWords(axis, brush)}`),
  );
  return [
    `Parallel coordinates, ${amountWords(data, isChosen, 'lines')}.`,
    `${axes.map(axisWords).join('; ')}.`,
    ...(marked.length > 0 ? [`Brushed: ${marked.join('; ')}.`] : []),
  ].join(' ');
}
