import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { plainText } from '../../src/base/plainText.ts';
import { columnKey, columnOf, isSameColumn, type RunColumn } from '../../src/model/runColumn.ts';
import { mostGroupings, statistics, type RunLayout, type Statistic } from '../../src/model/runLayout.ts';
import { openPopover, redrawPopover } from '../common/popover.ts';
import { attributeTitle } from './columns.ts';
import { hasWords } from './hasWords.ts';
import type { Session } from './session.ts';
import { foldAll, isTree } from './tree.ts';

/** More than this nobody reads; typing finds the others. */
const mostListed = 200;

/** Attributes that several runs have in common. */
const attributes: readonly RunColumn[] = ['experiment', 'status', 'user_id', 'source', 'commit', 'datasets'].map(
  (name) => ({
    kind: 'attribute',
    name,
  }),
);

const statisticWords: Readonly<Record<Statistic, string>> = {
  mean: 'mean ± std',
  min: 'min',
  max: 'max',
  std: 'std',
};

let search = '';
/** What stands first as long as the list is open: nothing moves away from under the pointer. */
let first: readonly RunColumn[] = [];

/** "none", "depth, model", "parent": how rows stand to each other. */
export function groupingWords({ groupBy, isNested }: RunLayout): string {
  const names = [...groupBy.map(titleOf), ...(isNested ? ['parent'] : [])];
  return names.length === 0 ? 'none' : names.join(', ');
}

/** Opens the list of what runs can be grouped by. */
export function openGrouping(button: HTMLElement, session: Session): void {
  search = '';
  first = session.view.layout.groupBy;
  openPopover(button, 'Group runs', () => panel(session));
}

function panel(session: Session): TemplateResult {
  const { content, view } = session;
  const { groupBy, isNested } = view.layout;
  const params = content.columns.filter(({ kind }) => kind === 'param' || kind === 'tag');
  const offered = [
    ...attributes,
    ...[...params.filter(({ differs }) => differs), ...params.filter(({ differs }) => !differs)].map(columnOf),
  ];
  const found = offered.filter((column) => hasWords(`${titleOf(column)} ${columnKey(column)}`, search));
  const rest = found.filter((column) => !isIn(first, column));
  const listed = [...found.filter((column) => isIn(first, column)), ...rest].slice(0, mostListed);
  const arrange = (change: Partial<RunLayout>): void => {
    session.arrange(change);
    redrawPopover();
  };
  return html`<div class="chooser-head">
      <input
        class="field"
        type="search"
        aria-label="Search what to group by"
        placeholder="param, tag or attribute"
        .value=${live(search)}
        @input=${(event: Event) => {
          search = (event.target as HTMLInputElement).value;
          redrawPopover();
        }}
      />
      <p class="dim" role="status">Grouped by ${groupingWords(view.layout)} · at most ${mostGroupings} columns</p>
      <p role="group" aria-label="What stands for the metrics of a group">
        ${statistics.map(
          (statistic) =>
            html`<button
              class="link"
              aria-pressed=${view.layout.statistic === statistic}
              @click=${() => arrange({ statistic })}
            >
              ${statisticWords[statistic]}
            </button>`,
        )}
      </p>
      <p>
        <button class="link" ?disabled=${!isTree(view)} @click=${() => foldAll(false, session)}>Unfold All</button
        ><button class="link" ?disabled=${!isTree(view)} @click=${() => foldAll(true, session)}>Fold All</button
        ><button
          class="link"
          ?disabled=${!isTree(view)}
          @click=${() => arrange({ groupBy: [], isNested: false, folded: { isAll: false, but: [] } })}
        >
          Do Not Group
        </button>
      </p>
    </div>
    <ul>
      ${choice('Parent run', 'children below it', isNested, false, () => arrange({ isNested: !isNested }))}
      ${listed.map((column) => {
        const isChosen = isIn(groupBy, column);
        const isTooMany = !isChosen && groupBy.length >= mostGroupings;
        return choice(titleOf(column), detailOf(column, session), isChosen, isTooMany, () =>
          arrange(withColumn(groupBy, column)),
        );
      })}
    </ul>
    ${found.length > mostListed ? html`<p class="dim chooser-rest">and ${found.length - mostListed} more: type a part of the name</p>` : ''}
    ${found.length === 0 ? html`<p class="dim chooser-rest">Nothing has this in its name.</p>` : ''}`;
}

function choice(
  title: string,
  detail: string,
  isChosen: boolean,
  isDisabled: boolean,
  toggle: () => void,
): TemplateResult {
  return html`<li>
    <label
      ><input type="checkbox" .checked=${live(isChosen)} ?disabled=${isDisabled} @change=${toggle} /><span
        class="text"
        title=${title}
        >${title}</span
      ><span class="dim">${detail}</span></label
    >
  </li>`;
}

/** Groups are folded at first: one looks at them before one looks into them. */
function withColumn(groupBy: readonly RunColumn[], column: RunColumn): Partial<RunLayout> {
  const others = groupBy.filter((other) => !isSameColumn(other, column));
  const now = others.length < groupBy.length ? others : [...groupBy, column];
  return { groupBy: now, folded: { isAll: now.length > 0, but: [] } };
}

function isIn(columns: readonly RunColumn[], column: RunColumn): boolean {
  return columns.some((other) => isSameColumn(other, column));
}

function titleOf({ kind, name }: RunColumn): string {
  return kind === 'attribute' ? attributeTitle(name) : plainText(name, 80);
}

function detailOf(column: RunColumn, { content }: Session): string {
  if (column.kind === 'attribute') return '';
  const facts = content.columns.find((one) => isSameColumn(one, column));
  const isShort = facts?.differs === true && facts.textCount !== undefined;
  return [
    column.kind,
    ...(isShort ? [facts.textCount === 1 ? '1 value' : `${facts.textCount} values`] : []),
    ...(facts?.differs === false ? ['the same everywhere'] : []),
  ].join(' · ');
}
