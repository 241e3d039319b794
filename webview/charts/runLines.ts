import type { ChartRun } from '../../src/protocol/charts.ts';
import { remembered } from '../common/remembered.ts';
import type { ChartLine } from './chart/chartProps.ts';
import { labelOf, nameOf } from './runWords.ts';
import type { Session } from './session.ts';

type Line = Omit<ChartLine, 'series'>;

/** How runs are drawn. Told anew with the same runs, they are the same lines, so that no chart is drawn again for nothing. */
export const runLines = (runs: readonly ChartRun[], look: Session['lookOf']): ReadonlyMap<string, Line> =>
  linesIn(linesText(runs, look));

const linesText = remembered((runs: readonly ChartRun[], look: Session['lookOf']) =>
  JSON.stringify(
    runs.map((run) => ({
      id: run.id,
      label: runs.some((other) => other !== run && other.name === run.name) ? fullName(run) : nameOf(run),
      isLive: run.isLive,
      startTimeMs: run.startTimeMs,
      ...look(run.id),
    })),
  ),
);

const linesIn = remembered((text: string) => {
  const lines = JSON.parse(text) as readonly Line[];
  return new Map(lines.map((line) => [line.id, line]));
});

function fullName(run: ChartRun): string {
  return [nameOf(run), labelOf(run)].filter(Boolean).join(' · ');
}
