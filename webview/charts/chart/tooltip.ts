import { html, type TemplateResult } from 'lit';
import type { CursorRow } from '../../../src/charts/cursor.ts';
import { dashOf, markerOf } from '../../../src/charts/looks.ts';
import { markerPath } from '../../../src/charts/markerPath.ts';
import type { Axis } from '../../../src/charts/points.ts';
import { xWords } from '../../../src/charts/xWords.ts';
import { formatMetric } from '../../../src/model/metric.ts';
import { colorOf, palette } from './palette.ts';

export interface TooltipScene {
  readonly rows: readonly CursorRow[];
  readonly cursor: number;
  readonly axis: Axis;
  /** The line nearest to the pointer. */
  readonly nearest: string | undefined;
  /** Where the cursor stands, and how large the chart is, in pixels. */
  readonly left: number;
  readonly width: number;
  readonly height: number;
}

const mostRows = 8;
/** Of a row, and of what is around them all: as chart.css has it. */
const [rowHeight, frameHeight] = [16, 10];
/** How wide all is that stands beside a name. */
const besideLabel = 130;

/** The values under the cursor, beside it, on the side that has more room. */
export function tooltip({ rows, cursor, axis, nearest, left, width, height }: TooltipScene): TemplateResult {
  const isLeft = left > width / 2;
  const room = isLeft ? left - 10 : width - left - 10;
  const place = `${isLeft ? 'right' : 'left'}: ${(isLeft ? width - left : left) + 10}px; max-width: ${room}px; --label-width: ${Math.max(40, room - besideLabel)}px`;
  const { shown, more } = cut(rows, nearest, Math.floor((height - frameHeight) / rowHeight) - 1);
  return html`<div class="chart-tip" .style=${place} aria-hidden="true">
    <div class="dim">${xWords(cursor, axis)}</div>
    <table>
      ${shown.map((row) => tipRow(row, axis, row.track.id === nearest))}
    </table>
    ${more > 0 ? html`<div class="dim">and ${more} more</div>` : ''}
  </div>`;
}

/** The same, to be heard. */
export function spokenValues(rows: readonly CursorRow[], cursor: number, axis: Axis): string {
  const { shown, more } = cut(rows, undefined, mostRows);
  const values = shown.map((row) => `${row.track.label} ${valueWords(row)}`);
  return `${xWords(cursor, axis)}: ${[...values, ...(more > 0 ? [`and ${more} more`] : [])].join(', ')}`;
}

/** The first of them, and the one that is pointed at; no more than there is room for, the line that says how many more with it. */
function cut(
  rows: readonly CursorRow[],
  wanted: string | undefined,
  room: number,
): { readonly shown: readonly CursorRow[]; readonly more: number } {
  const most = Math.max(1, Math.min(mostRows, rows.length <= room ? room : room - 1));
  if (rows.length <= most) return { shown: rows, more: 0 };
  const head = rows.slice(0, most);
  const other = rows.slice(most).find(({ track }) => track.id === wanted);
  return { shown: other ? [...head.slice(0, -1), other] : head, more: rows.length - most };
}

function tipRow(row: CursorRow, axis: Axis, isNearest: boolean): TemplateResult {
  const { look, label } = row.track;
  const color = colorOf(look, palette());
  return html`<tr class=${isNearest ? 'nearest' : ''}>
    <td>
      <svg viewBox="0 0 24 12" width="24" height="12">
        <path d="M0 6H24" stroke=${color} stroke-width="2" stroke-dasharray=${dashOf(look).join(' ') || 'none'} />
        <path d=${markerPath(markerOf(look), 12, 6)} stroke=${color} fill=${color} />
      </svg>
    </td>
    <td class="n">${valueWords(row)}</td>
    <td class="label">${label}${row.isElsewhere ? html` <span class="dim">${xWords(row.x, axis)}</span>` : ''}</td>
  </tr>`;
}

/** The value that is drawn, and where it is smoothed also what was logged. */
function valueWords({ track, index, value, smoothed }: CursorRow): string {
  const { group } = track;
  if (group) {
    const count = group.counts[index] ?? 0;
    return `${formatMetric(smoothed, 4)} ± ${formatMetric(group.deviations[index] ?? 0, 2)} (of ${count})`;
  }
  return Object.is(value, smoothed) ? formatMetric(value) : `${formatMetric(smoothed, 4)} (${formatMetric(value, 4)})`;
}
