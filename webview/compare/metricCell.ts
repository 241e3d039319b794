import { html, type TemplateResult } from 'lit';
import { bestOf, deltaOf, type Delta } from '../../src/compare/delta.ts';
import { comparedValue, type ComparedRow } from '../../src/model/comparedRow.ts';
import { clamped } from '../../src/model/metric.ts';
import { numberFormat } from '../runs/numberFormat.ts';
import { deltaWords, shapes } from './deltaWords.ts';
import type { Session } from './session.ts';

/** The value of a metric, the best in bold, and how far it is from the baseline's. */
export function metricCell(row: ComparedRow, value: string | number, run: number, session: Session): TemplateResult {
  const same = row.differs ? '' : 'same';
  if (typeof value === 'string' || Math.abs(value) >= clamped) {
    return html`<span class="value odd-value ${same}" title=${String(value)}>${oddWord(String(value))}</span>`;
  }
  const { baseline } = session;
  const direction = session.directionOf(row.name);
  const base = comparedValue(row, baseline);
  const delta = run === baseline || typeof base !== 'number' ? undefined : deltaOf(value, base, direction);
  const isBest = bestOf(row.values, direction) === value;
  return html`<span class="value ${isBest ? 'other' : ''} ${same}" title=${String(value)}>${formatOf(row)(value)}</span>
    ${delta && delta.absolute !== 0 ? deltaView(delta) : ''}`;
}

function deltaView(delta: Delta): TemplateResult {
  const { absolute, relative, exact } = deltaWords(delta);
  const { verdict } = delta;
  const shape = verdict
    ? html`<span class=${verdict === 'better' ? 'good' : 'bad'} aria-hidden="true">${shapes[verdict]}</span
        ><span class="unseen">${verdict}, </span>`
    : '';
  return html`<span class="delta" title=${exact}>${shape} ${absolute} <span class="dim">${relative}</span></span>`;
}

/** What SQL stores write for an infinity is one. */
function oddWord(text: string): string {
  if (text === 'NaN') return text;
  return text.startsWith('-') ? '-∞' : '∞';
}

const formats = new WeakMap<ComparedRow, (value: number) => string>();

/** The digits of one row stand under each other where the runs do. */
function formatOf(row: ComparedRow): (value: number) => string {
  const known = formats.get(row);
  if (known) return known;
  const finite = row.values.filter((value): value is number => typeof value === 'number' && Math.abs(value) < clamped);
  const sizes = finite.filter((value) => value !== 0).map(Math.abs);
  const isWhole = finite.every(Number.isInteger);
  const range = { min: Math.min(...finite), max: Math.max(...finite), least: Math.min(...sizes), isWhole };
  const format = numberFormat(sizes.length === 0 ? undefined : range);
  formats.set(row, format);
  return format;
}
