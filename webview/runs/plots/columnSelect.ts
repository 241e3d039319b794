import { html, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { columnKey, type RunColumn } from '../../../src/model/runColumn.ts';
import { columnTitle } from './choices.ts';

/** Of longer lists one sees no end. */
const mostListed = 500;

const kinds: readonly (readonly [RunColumn['kind'], string])[] = [
  ['metric', 'Metrics'],
  ['history', 'From histories'],
  ['param', 'Params'],
  ['tag', 'Tags'],
  ['attribute', 'Attributes'],
];

interface ColumnSelect {
  readonly label: string;
  readonly columns: readonly RunColumn[];
  readonly value: RunColumn | undefined;
  /** What stands there where none is chosen; without it, one always is. */
  readonly none?: string;
  readonly choose: (column: RunColumn | undefined) => void;
}

/** One of many columns. A plain list of the browser's own: the toolkit's is slow with hundreds. */
export function columnSelect({ label, columns, value, none, choose }: ColumnSelect): TemplateResult {
  const key = value ? columnKey(value) : '';
  const listed = columns.slice(0, mostListed);
  const all = value && !listed.some((column) => columnKey(column) === key) ? [value, ...listed] : listed;
  const chosen = ({ target }: Event): void => {
    const now = (target as HTMLSelectElement).value;
    choose(all.find((column) => columnKey(column) === now));
  };
  return html`<label class="choice plot-choice"
    ><span>${label}</span
    ><select class="field" aria-label=${label} @change=${chosen}>
      ${guard([columns, key, none], () => [
        none === undefined ? '' : html`<option value="" ?selected=${key === ''}>${none}</option>`,
        ...kinds.map(([kind, title]) =>
          group(
            title,
            all.filter((column) => column.kind === kind),
            key,
          ),
        ),
      ])}
    </select></label
  >`;
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
