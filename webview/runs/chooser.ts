import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { plainText } from '../../src/base/plainText.ts';
import { columnKey, historyColumns, type ColumnFacts, type RunColumn } from '../../src/model/runColumn.ts';
import { openPopover, redrawPopover } from '../common/popover.ts';
import { attributeColumns, attributeTitle, titleOf, usualColumns } from './columns.ts';
import { usualHistories } from './historyItems.ts';
import { shownColumns } from './columnItems.ts';
import { hasWords } from './hasWords.ts';
import type { Session } from './session.ts';

/** More than this nobody reads; typing finds the others. */
const mostListed = 200;

let search = '';

/** Opens the list of all columns under a button: words find them, a press shows or hides one. */
export function openChooser(button: HTMLElement, session: Session): void {
  search = '';
  openPopover(button, 'Columns', () => panel(session));
}

interface Choice {
  readonly column: RunColumn;
  readonly title: string;
  readonly detail: string;
}

function panel(session: Session): TemplateResult {
  const { content } = session;
  const shown = new Set(shownColumns(session).map(columnKey));
  const all = choices(content.columns);
  const computed = computedChoices(content.columns, shownColumns(session));
  const isFound = ({ title, column }: Choice): boolean => hasWords(`${title} ${columnKey(column)}`, search);
  const found = all.filter(isFound);
  const listed = [
    ...[...found, ...computed.filter(isFound)].filter(({ column }) => shown.has(columnKey(column))),
    ...found.filter(({ column }) => !shown.has(columnKey(column))),
    ...(search === '' ? [] : computed.filter(({ column }) => !shown.has(columnKey(column))).filter(isFound)),
  ];
  const set = (columns: readonly RunColumn[]): void => {
    session.setColumns(columns);
    redrawPopover();
  };
  const others = found.map(({ column }) => column).filter((column) => !shown.has(columnKey(column)));
  const foundKeys = new Set([...found, ...computed.filter(isFound)].map(({ column }) => columnKey(column)));
  return html`<div class="chooser-head">
      <input
        class="field"
        type="search"
        aria-label="Search columns"
        placeholder="metric, param, tag"
        .value=${live(search)}
        @input=${(event: Event) => {
          search = (event.target as HTMLInputElement).value;
          redrawPopover();
        }}
      />
      <p class="dim" role="status">
        ${shown.size} shown · ${found.length === all.length ? all.length : `${found.length} of ${all.length}`} listed
      </p>
      <p>
        <button
          class="link"
          ?disabled=${others.length === 0 || others.length > 2_000}
          @click=${() => set([...shownColumns(session), ...others])}
        >
          Show ${search === '' ? 'All' : 'These'}</button
        ><button
          class="link"
          @click=${() => set(shownColumns(session).filter((column) => !foundKeys.has(columnKey(column))))}
        >
          Hide ${search === '' ? 'All' : 'These'}</button
        ><button class="link" @click=${() => set(usualColumns(content))}>Usual Ones</button>
      </p>
    </div>
    <ul>
      ${listed.slice(0, mostListed).map((choice) => row(choice, shown.has(columnKey(choice.column)), session, set))}
    </ul>
    ${listed.length > mostListed ? html`<p class="dim chooser-rest">and ${listed.length - mostListed} more: type a part of the name</p>` : ''}
    ${listed.length === 0 ? html`<p class="dim chooser-rest">No column has this in its name.</p>` : ''}`;
}

function row(
  { column, title, detail }: Choice,
  isShown: boolean,
  session: Session,
  set: (columns: readonly RunColumn[]) => void,
): TemplateResult {
  const key = columnKey(column);
  const toggle = (): void => {
    const now = shownColumns(session);
    set(isShown ? now.filter((other) => columnKey(other) !== key) : [...now, column]);
  };
  return html`<li>
    <label
      ><input type="checkbox" .checked=${live(isShown)} @change=${toggle} /><span class="text" title=${plainText(key)}
        >${title}</span
      ><span class="dim">${detail}</span></label
    >
  </li>`;
}

function choices(facts: readonly ColumnFacts[]): readonly Choice[] {
  return [
    ...attributeColumns.map((column) => ({ column, title: attributeTitle(column.name), detail: '' })),
    ...facts
      .filter((one) => one.kind !== 'history')
      .map((one) => ({
        column: { kind: one.kind, name: one.name },
        title: plainText(one.name, 80),
        detail: [one.kind, valuesOf(one)].filter(Boolean).join(' · '),
      })),
  ];
}

/** What is computed from metrics' histories: what is shown, and of each metric what people look for most. */
function computedChoices(facts: readonly ColumnFacts[], shown: readonly RunColumn[]): readonly Choice[] {
  const metrics = facts.filter(({ kind }) => kind === 'metric');
  const usual = metrics.flatMap(({ name }) => usualHistories(name));
  const columns = new Map([...historyColumns(shown), ...usual].map((column) => [columnKey(column), column]));
  return [...columns.values()].map((column) => ({ column, title: titleOf(column), detail: 'history' }));
}

function valuesOf({ kind, textCount, differs }: ColumnFacts): string {
  if (!differs) return 'the same everywhere';
  if (kind === 'metric' || textCount === undefined) return '';
  return `${textCount} values`;
}
