import type { Delta } from '../../src/compare/delta.ts';
import { formatMetric } from '../../src/model/metric.ts';

export const shapes = { better: '▲', worse: '▼' } as const;

/** "+0.024" and "+2.6 %", with a minus that is as wide as the plus. */
export function deltaWords({ absolute, relative }: Delta): {
  readonly absolute: string;
  readonly relative: string;
  readonly exact: string;
} {
  const percent = relative === undefined ? '' : `${signed(percentOf(Math.abs(relative)), relative)} %`;
  return {
    absolute: signed(formatMetric(Math.abs(absolute), 3), absolute),
    relative: percent,
    exact:
      [signed(String(Math.abs(absolute)), absolute), percent].filter(Boolean).join(' · ') + ' against the baseline',
  };
}

function percentOf(size: number): string {
  const percent = size * 100;
  if (percent >= 1_000) return '> 999';
  return percent >= 100 ? String(Math.round(percent)) : formatMetric(percent, 2);
}

function signed(size: string, value: number): string {
  return value < 0 ? `−${size}` : `+${size}`;
}
