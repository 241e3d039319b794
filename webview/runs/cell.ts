import { html } from 'lit';
import { plainText } from '../../src/base/plainText.ts';
import { unknownCell } from '../../src/model/runColumn.ts';
import { clamped } from '../../src/model/metric.ts';
import { durationOf, instantOf } from '../../src/charts/timeWords.ts';
import { statusWord } from '../../src/model/words.ts';
import { nothing, type CellLook } from './cellLook.ts';
import type { TableColumn } from './columns.ts';
import { shareOf } from './numberFormat.ts';
import type { HeldRow } from './rowBook.ts';
import { startedText } from './startedText.ts';

/** What a run has in a column: short to look at, exact in the tooltip. */
export function cellLook(column: TableColumn, row: HeldRow): CellLook {
  const value = row.cells.get(column.key);
  const { kind, name } = column.column;
  if (kind === 'attribute' && name === 'aliases') return aliases(row.aliases);
  if (value === undefined || value === null) return nothing;
  if (kind === 'history' && value === unknownCell) return odd(unknownCell, 'being read from the history');
  if (kind === 'metric' || kind === 'history') return metric(column, value);
  if (kind === 'attribute') return attribute(name, value, row);
  const text = plainText(String(value), 200);
  return { content: text, title: text };
}

function metric({ format, facts, direction }: TableColumn, value: string | number): CellLook {
  if (typeof value === 'string') return odd(value === 'NaN' ? 'NaN' : value.startsWith('-') ? '-∞' : '∞', value);
  // What SQL stores write for an infinity.
  if (Math.abs(value) >= clamped)
    return odd(value < 0 ? '-∞' : '∞', `${value}: as MLflow keeps an infinity in a database`);
  const share = facts && shareOf(value, facts, direction === 'lower');
  return { content: format(value), title: String(value), ...(share !== undefined && { bar: { share } }) };
}

function odd(content: string, title: string): CellLook {
  return { content, title, classes: 'odd-value' };
}

function attribute(name: string, value: string | number, { status, isLive }: HeldRow): CellLook {
  const shown = (content: string, title: string): CellLook => ({ content, title, classes: 'dim' });
  if (typeof value === 'number') {
    if (name === 'duration') return shown(durationOf(value), `${value} ms`);
    return shown(startedText(value, Date.now()), instantOf(value));
  }
  if (name === 'status') return shown(isLive ? `${statusWord(status)} now` : statusWord(status), value);
  const text = plainText(value, 200);
  return shown(name === 'commit' ? text.slice(0, 8) : text, text);
}

function aliases(names: readonly string[]): CellLook {
  if (names.length === 0) return nothing;
  const all = names.map((alias) => `@${plainText(alias, 60)}`);
  const chips = all.map((alias) => html`<span class="chip ${alias === '@champion' ? '' : 'plain'}">${alias}</span> `);
  return { content: html`${chips}`, title: all.join(' ') };
}
