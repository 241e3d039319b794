import { html, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { live } from 'lit/directives/live.js';
import { columnKey, type RunColumn } from '../../../src/model/runColumn.ts';
import { columnTitle } from './choices.ts';
import { openColumnSearch } from './columnSearch.ts';

/** Of one kind: of longer lists one sees no end, and a page with several of them takes long to come. */
const mostListed = 30;
/** What stands for the columns that are not listed; no column is called so. */
const others = '…';

const kinds: readonly (readonly [RunColumn['kind'], string])[] = [
  ['metric', 'Metrics'],
  ['history', 'From histories'],
  ['param', 'Params'],
  ['tag', 'Tags'],
  ['attribute', 'Attributes'],
];

export interface ColumnSelect {
  readonly label: string;
  readonly columns: readonly RunColumn[];
  readonly value: RunColumn | undefined;
  /** What stands there where none is chosen; without it, one always is. */
  readonly none?: string;
  readonly choose: (column: RunColumn | undefined) => void;
}

/** One of many columns: the first of each kind in a plain list of the browser's own, for the toolkit's is slow; all of them by their names. */
export function columnSelect(select: ColumnSelect): TemplateResult {
  const { label, columns, value, none, choose } = select;
  const key = value ? columnKey(value) : '';
  const chosen = ({ target }: Event): void => {
    const list = target as HTMLSelectElement;
    const now = list.value;
    if (now !== others) {
      choose(columns.find((column) => columnKey(column) === now));
      return;
    }
    list.value = key;
    openColumnSearch(list, select);
  };
  return html`<label class="choice plot-choice"
    ><span>${label}</span
    ><select class="field" aria-label=${label} .value=${live(key)} @change=${chosen}>
      ${guard([columns, key, none], () => options(columns, value, key, none))}
    </select></label
  >`;
}

function options(
  columns: readonly RunColumn[],
  value: RunColumn | undefined,
  key: string,
  none: string | undefined,
): readonly (TemplateResult | '')[] {
  const byKind = kinds.map(([kind, title]) => {
    const all = columns.filter((column) => column.kind === kind);
    const first = all.slice(0, mostListed);
    const isListed = value?.kind !== kind || first.some((column) => columnKey(column) === key);
    return { title, listed: isListed ? first : [value, ...first], more: all.length - first.length };
  });
  const more = byKind.reduce((sum, group) => sum + group.more, 0);
  return [
    none === undefined ? '' : html`<option value="" ?selected=${key === ''}>${none}</option>`,
    ...byKind.map(({ title, listed }) => group(title, listed, key)),
    more === 0 ? '' : html`<option value=${others}>${more.toLocaleString('en')} more…</option>`,
  ];
}

function group(title: string, columns: readonly RunColumn[], key: string): TemplateResult | '' {
  if (columns.length === 0) return '';
  return html`<optgroup label=${title}>
    ${columns.map((column) => {
      const own = columnKey(column);
      return html`<option value=${own} ?selected=${own === key}>${columnTitle(column)}</option>`;
    })}
  </optgroup>`;
}
