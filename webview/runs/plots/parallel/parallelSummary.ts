import { brushWords, type Brushes } from '../../../../src/plots/brush.ts';
import type { PlotAxis } from '../../../../src/plots/plotAxis.ts';
import { wordsAt } from '../../../../src/plots/plotAxis.ts';
import type { PlotData } from '../valueBook.ts';
import { amountWords } from '../plotWords.ts';

/** The plot in words. */
export function parallelSummary(
  axes: readonly PlotAxis[],
  data: PlotData,
  isChosen: Uint8Array | undefined,
  brushes: Brushes,
): string {
  const stretches = axes.map((axis) => {
    const { column, labels, ticks, absent } = axis;
    const values = labels
      ? `${labels.length} values`
      : ticks.length > 0
        ? `from ${wordsAt(axis, 0)} to ${wordsAt(axis, 1)}`
        : 'no number';
    return `${column.title}: ${values}${absent === '' ? '' : `, ${absent}`}`;
  });
  const marked = axes.flatMap((axis) =>
    (brushes[axis.column.key] ?? []).map((brush) => `${axis.column.title} ${brushWords(axis, brush)}`),
  );
  return [
    `Parallel coordinates, ${amountWords(data, isChosen, 'lines')}.`,
    `${stretches.join('; ')}.`,
    ...(marked.length > 0 ? [`Brushed: ${marked.join('; ')}.`] : []),
  ].join(' ');
}
