import type { Series } from '../../src/protocol/charts.ts';
import type { Range } from './book.ts';
import type { Session } from './session.ts';
import type { XAxis, Zoom } from './view.ts';

/** What stands on the x axis: what was chosen, unless no run logged it. */
export function axisOf({ options, content }: Pick<Session, 'options' | 'content'>): XAxis {
  const { x } = options;
  return x.by === 'metric' && !content.metrics.some(({ key }) => key === x.key) ? { by: 'step' } : x;
}

/** The steps whose points are needed to draw a stretch of an axis of steps: a little more, so that lines go on to its edges. */
export function stepsOf({ min, max }: Zoom): Range {
  const more = (max - min) / 10;
  return { startStep: safe(Math.floor(min - more)), endStep: safe(Math.ceil(max + more)) };
}

/** The same for another axis, as far as the points tell that are there. */
export function stepsIn(series: Series, axis: XAxis, startTimeMs: number | undefined, zoom: Zoom): Range | undefined {
  const { steps, timesMs, xs } = series;
  const start = axis.by === 'relative' ? (startTimeMs ?? timesMs[0] ?? 0) : 0;
  const xOf = (index: number): number => (axis.by === 'metric' ? xs?.[index] : (timesMs[index] ?? 0) - start) ?? NaN;
  let [first, last] = [-1, -1];
  for (let index = 0; index < steps.length; index++) {
    const x = xOf(index);
    if (!(x >= zoom.min && x <= zoom.max)) continue;
    if (first < 0) first = index;
    last = index;
  }
  if (first < 0) return undefined;
  const startStep = steps[Math.max(0, first - 1)];
  const endStep = steps[Math.min(steps.length - 1, last + 1)];
  return startStep === undefined || endStep === undefined ? undefined : { startStep, endStep };
}

function safe(step: number): number {
  return Math.max(Number.MIN_SAFE_INTEGER, Math.min(Number.MAX_SAFE_INTEGER, step));
}
