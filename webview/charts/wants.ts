import type { ChartRun } from '../../src/protocol/charts.ts';
import { axisOf, stepsIn, stepsOf } from './axis.ts';
import type { Range, Want } from './book.ts';
import type { CardCell } from './placing.ts';
import type { Session } from './session.ts';
import type { Shown } from './shown.ts';

const pointsPerPixel = 2;
/** So that a page that is a little wider shows what is there. */
const pointsPerStep = 250;

/** What all charts near the view want, those in view first; nothing while nobody sees the page. */
export function wantsOf(session: Session, shown: Shown): readonly Want[] {
  if (document.hidden || shown.runs.length === 0) return [];
  const { top, height } = session.viewport;
  const cards = shown.near.filter((cell) => cell.kind === 'card');
  const isSeen = (cell: CardCell): boolean => cell.top < top + height && cell.top + cell.height > top;
  const order = shown.full ? cards : [...cards.filter(isSeen), ...cards.filter((cell) => !isSeen(cell))];
  return order.map((cell) => wantOf(cell, session, shown));
}

export function wantOf({ metric, width }: CardCell, session: Session, shown: Shown): Want {
  const { key, stamp, lastStep = Infinity } = metric;
  const axis = axisOf(session);
  const having = new Set(metric.runs);
  const runs = shown.runs.filter(({ id }) => having.has(id));
  const maxPoints = Math.max(1, Math.ceil((width * pointsPerPixel) / pointsPerStep)) * pointsPerStep;
  const range = rangeOf(key, runs, session);
  return {
    key,
    runs,
    stamp,
    isGrowing: session.content.runs.some(({ id, isLive }) => isLive && having.has(id)),
    maxPoints,
    isLong: lastStep > maxPoints,
    ...(axis.by === 'metric' && { x: axis.key }),
    ...(range && { range }),
  };
}

function rangeOf(key: string, runs: readonly ChartRun[], session: Session): Range | undefined {
  const { settledZoom: zoom, loader } = session;
  if (!zoom) return undefined;
  const axis = axisOf(session);
  if (axis.by === 'step') return stepsOf(zoom);
  const ranges = runs.flatMap(({ id, startTimeMs }) => {
    const series = loader.wholeOf({ key, ...(axis.by === 'metric' && { x: axis.key }) }, id);
    return (series && stepsIn(series, axis, startTimeMs, zoom)) ?? [];
  });
  if (ranges.length === 0) return undefined;
  return {
    startStep: Math.min(...ranges.map(({ startStep }) => startStep)),
    endStep: Math.max(...ranges.map(({ endStep }) => endStep)),
  };
}
