import { csvField } from '../base/csvField.ts';
import { at } from './lookup.ts';
import { oddKindOf } from './oddities.ts';
import type { Axis } from './points.ts';
import type { Line } from './tracks.ts';

/**
 * The points of some lines as a table by RFC 4180: run, step, time in UTC, the value of the metric on the x axis where there is one, and the
 * value as it was logged. What is not finite is `nan`, `inf` or `-inf`; names that a spreadsheet would take for a formula begin with `'`.
 */
export function chartCsv(name: string, lines: readonly Line[], axis: Axis): string {
  const hasX = axis.kind === 'metric';
  const head = ['run', 'step', 'time', ...(hasX ? [csvField(axis.name ?? 'x')] : []), csvField(name)];
  const rows = lines.flatMap(({ label, series: { steps, timesMs, values, xs } }) => {
    const run = csvField(label);
    return Array.from(steps, (step, index) => {
      const x = hasX ? [number(at(xs ?? new Float64Array(), index))] : [];
      return [run, number(step), time(at(timesMs, index)), ...x, number(at(values, index))];
    });
  });
  return [head, ...rows].map((cells) => `${cells.join(',')}\r\n`).join('');
}

function number(value: number): string {
  const kind = oddKindOf(value);
  return kind ? { nan: 'nan', above: 'inf', below: '-inf' }[kind] : String(value);
}

function time(timeMs: number): string {
  return Math.abs(timeMs) <= 8.64e15 ? new Date(timeMs).toISOString() : number(timeMs);
}
