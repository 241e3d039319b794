import { html, type TemplateResult } from 'lit';
import { plainText } from '../../src/base/plainText.ts';
import { unknownCell } from '../../src/model/runColumn.ts';
import { clamped } from '../../src/model/metric.ts';
import { durationOf, instantOf } from '../../src/charts/timeWords.ts';
import { statusWord } from '../../src/model/words.ts';
import type { TableColumn } from './columns.ts';
import { shareOf } from './numberFormat.ts';
import type { HeldRow } from './rowBook.ts';
import { startedText } from './startedText.ts';

/** What a run has in a column: short to look at, exact in the tooltip. */
export function cellContent(column: TableColumn, row: HeldRow): TemplateResult | string {
  const value = row.cells.get(column.key);
  const { kind, name } = column.column;
  if (kind === 'attribute' && name === 'aliases') return aliases(row.aliases);
  if (value === undefined || value === null) return '';
  if (kind === 'history' && value === unknownCell) return odd(unknownCell, 'being read from the history');
  if (kind === 'metric' || kind === 'history') return metric(column, value);
  if (kind === 'attribute') return attribute(name, value, row);
  const text = plainText(String(value), 200);
  return html`<span class="text" title=${text}>${text}</span>`;
}

function metric({ format, facts, direction }: TableColumn, value: string | number): TemplateResult {
  if (typeof value === 'string') return odd(value === 'NaN' ? 'NaN' : value.startsWith('-') ? '-∞' : '∞', value);
  // What SQL stores write for an infinity.
  if (Math.abs(value) >= clamped)
    return odd(value < 0 ? '-∞' : '∞', `${value}: as MLflow keeps an infinity in a database`);
  const share = facts && shareOf(value, facts, direction === 'lower');
  const bar =
    share === undefined
      ? ''
      : html`<span class="range" aria-hidden="true" .style=${`--share: ${(share * 100).toFixed(1)}%`}></span>`;
  return html`<span class="text" title=${String(value)}>${format(value)}</span>${bar}`;
}

function odd(word: string, title: string): TemplateResult {
  return html`<span class="text odd-value" title=${title}>${word}</span>`;
}

function attribute(name: string, value: string | number, { status, isLive }: HeldRow): TemplateResult {
  const shown = (text: string, title: string): TemplateResult =>
    html`<span class="text dim" title=${title}>${text}</span>`;
  if (typeof value === 'number') {
    if (name === 'duration') return shown(durationOf(value), `${value} ms`);
    return shown(startedText(value, Date.now()), instantOf(value));
  }
  if (name === 'status') return shown(isLive ? `${statusWord(status)} now` : statusWord(status), value);
  const text = plainText(value, 200);
  return shown(name === 'commit' ? text.slice(0, 8) : text, text);
}

function aliases(names: readonly string[]): TemplateResult {
  const all = names.map((alias) => `@${plainText(alias, 60)}`);
  return html`<span class="text" title=${all.join(' ')}
    >${all.map((alias) => html`<span class="chip ${alias === '@champion' ? '' : 'plain'}">${alias}</span> `)}</span
  >`;
}
