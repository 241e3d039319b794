import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { columnKey, type RunColumn } from '../../../src/model/runColumn.ts';
import { openPopover, redrawPopover } from '../../common/popover.ts';
import { hasWords } from '../hasWords.ts';
import { columnTitle } from './choices.ts';
import type { ColumnSelect } from './columnSelect.ts';

/** More than this nobody reads; typing finds the others. */
const mostListed = 200;

let search = '';

/** Opens the list of all columns under a field: words find them, a press chooses one. */
export function openColumnSearch(field: HTMLElement, select: ColumnSelect): void {
  search = '';
  openPopover(field, select.label, () => panel(select));
}

function panel({ columns, value, choose }: ColumnSelect): TemplateResult {
  const found = columns.filter((column) => hasWords(`${columnTitle(column)} ${columnKey(column)}`, search));
  return html`<div class="chooser-head">
      <input
        class="field"
        type="search"
        aria-label="Search columns"
        placeholder="metric, param, tag"
        .value=${live(search)}
        @input=${({ target }: Event) => {
          search = (target as HTMLInputElement).value;
          redrawPopover();
        }}
      />
      <p class="dim" role="status">
        ${found.length === columns.length ? '' : `${found.length.toLocaleString('en')} of `}${columns.length.toLocaleString('en')}
        columns
      </p>
    </div>
    <ul>
      ${found.slice(0, mostListed).map((column) => row(column, value, choose))}
    </ul>
    ${found.length > mostListed ? html`<p class="dim chooser-rest">and ${found.length - mostListed} more: type a part of the name</p>` : ''}
    ${found.length === 0 ? html`<p class="dim chooser-rest">No column has this in its name.</p>` : ''}`;
}

function row(column: RunColumn, value: RunColumn | undefined, choose: ColumnSelect['choose']): TemplateResult {
  const take = ({ target }: Event): void => {
    (target as HTMLElement).closest<HTMLElement>('[popover]')?.hidePopover();
    choose(column);
  };
  const isChosen = value !== undefined && columnKey(value) === columnKey(column);
  return html`<li>
    <label
      ><input
        type="radio"
        name="plot-column"
        .checked=${live(isChosen)}
        @change=${take}
        @keydown=${(event: KeyboardEvent) => {
          if (event.key === 'Enter') take(event);
        }}
      /><span class="text">${columnTitle(column)}</span><span class="dim">${column.kind}</span></label
    >
  </li>`;
}
