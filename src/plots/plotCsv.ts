import { csvField } from '../base/csvField.ts';
import { textAt, type PlotColumn } from './plotColumn.ts';

/** What a plot is drawn of, by RFC 4180: the name of each run, then its values; times in UTC, durations in milliseconds. */
export function plotCsv(names: readonly string[], columns: readonly PlotColumn[]): string {
  const head = ['run', ...columns.map(({ key }) => csvField(key))];
  const rows = names.map((name, run) => [csvField(name), ...columns.map((column) => cell(column, run))]);
  return [head, ...rows].map((cells) => `${cells.join(',')}\r\n`).join('');
}

function cell(column: PlotColumn, run: number): string {
  const { values, unit } = column;
  if (values.kind === 'texts') return csvField(textAt(column, run) ?? '');
  if (values.has[run] !== 1) return '';
  const value = values.numbers[run] ?? NaN;
  if (unit === 'time' && Math.abs(value) <= 8.64e15) return new Date(value).toISOString();
  return Number.isNaN(value) ? 'nan' : value === Infinity ? 'inf' : value === -Infinity ? '-inf' : String(value);
}
