import type { Axis } from '../../../src/charts/points.ts';
import { tracksOf, type Line, type Track } from '../../../src/charts/tracks.ts';

export const byStep: Axis = { kind: 'step', log: false };

interface LineParts {
  readonly label?: string;
  readonly steps?: readonly number[];
  readonly xs?: readonly number[];
  readonly startTimeMs?: number;
  readonly sampled?: boolean;
}

let count = 0;

/** A run's line, a point each second and, unless said, at steps 0, 1, 2 … */
export function aLine(
  values: readonly number[],
  { label = 'run', steps, xs, startTimeMs, sampled = false }: LineParts = {},
): Line {
  return {
    id: String(count++),
    label,
    color: 0,
    dash: 0,
    marker: 0,
    ...(startTimeMs !== undefined && { startTimeMs }),
    series: {
      steps: Float64Array.from(steps ?? values.keys()),
      timesMs: Float64Array.from(values, (_, index) => 1_700_000_000_000 + index * 1000),
      values: Float64Array.from(values),
      ...(xs && { xs: Float64Array.from(xs) }),
      sampled,
      quick: false,
    },
  };
}

export function trackOf(values: readonly number[], parts?: LineParts): Track {
  const [track] = tracksOf([aLine(values, parts)], byStep, 0);
  if (!track) throw new Error('A line has a track.');
  return track;
}
