import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { plainText } from '../../src/base/plainText.ts';
import type { FilterOffer, FilterProblem } from '../../src/protocol/runs.ts';
import type { FilterBox } from './filterBox.ts';
import type { Session } from './session.ts';

/** A line in MLflow's filter language, with what can come next under it, or what is wrong. */
export function filterView(session: Session): TemplateResult {
  const { filter, work } = session;
  const { text, isOpen, help, chosen, showsProblem } = filter;
  const problem = showsProblem ? help.problem : undefined;
  return html`<div class="filter">
    <div class="filter-line">
      ${problem ? mirror(text, problem) : ''}
      <input
        id="filter"
        class="field"
        role="combobox"
        aria-label="Filter runs"
        aria-autocomplete="list"
        aria-expanded=${isOpen}
        aria-controls="filter-offers"
        aria-activedescendant=${isOpen && chosen >= 0 ? `offer-${chosen}` : ''}
        aria-invalid=${problem !== undefined}
        aria-describedby="filter-problem"
        autocomplete="off"
        autocapitalize="off"
        spellcheck="false"
        placeholder="metrics.auc > 0.9 AND params.model = 'tree'"
        .value=${live(text)}
        @input=${({ target }: Event) => filter.write(inputOf(target).value, cursorOf(target))}
        @focus=${({ target }: Event) => filter.ask(cursorOf(target))}
        @click=${({ target }: Event) => isOpen || filter.ask(cursorOf(target))}
        @blur=${() => filter.close()}
        @scroll=${scrollMirror}
        @keydown=${(event: KeyboardEvent) => keyDown(event, session)}
      />
      ${
        text === ''
          ? ''
          : html`<button
              class="quiet clear"
              aria-label="Clear filter"
              title="Clear filter"
              @click=${() => {
                filter.took('');
                work(filter.search());
                document.getElementById('filter')?.focus();
              }}
            >
              ×
            </button>`
      }
    </div>
    <ul id="filter-offers" role="listbox" aria-label="What can be written" ?hidden=${!isOpen}>
      ${isOpen ? help.offers.map((offer, index) => offerRow(offer, index, filter)) : ''}
    </ul>
    <p id="filter-problem" class="filter-problem" role="alert">${problem ? problem.message : ''}</p>
  </div>`;
}

const kinds: { readonly [Kind in FilterOffer['kind']]: string } = {
  metric: 'metric',
  param: 'param',
  tag: 'tag',
  attribute: 'attribute',
  dataset: 'dataset',
  operator: '',
  value: '',
  and: '',
  recent: 'used lately',
};

function offerRow(offer: FilterOffer, index: number, filter: FilterBox): TemplateResult {
  return html`<li
    id="offer-${index}"
    role="option"
    aria-selected=${index === filter.chosen}
    @pointerdown=${(event: PointerEvent) => {
      // The field keeps the focus.
      event.preventDefault();
      take(offer, filter);
    }}
  >
    <span class="text">${plainText(offer.label, 120)}</span
    ><span class="dim">${[kinds[offer.kind], offer.detail].filter(Boolean).join(' · ')}</span>
  </li>`;
}

/** The same text behind the field, with the place underlined. */
function mirror(text: string, { start, end }: FilterProblem): TemplateResult {
  const marked = text.slice(start, Math.max(end, start + 1)) || ' ';
  return html`<div class="mirror" aria-hidden="true">
    <span>${text.slice(0, start)}</span><u>${marked}</u><span>${text.slice(end)}</span>
  </div>`;
}

function scrollMirror({ target }: Event): void {
  const behind = document.querySelector('.filter .mirror');
  if (behind) behind.scrollLeft = inputOf(target).scrollLeft;
}

function keyDown(event: KeyboardEvent, { filter, content, work }: Session): void {
  const { isOpen, chosen } = filter;
  if (event.isComposing) return;
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    const by = event.key === 'ArrowDown' ? 1 : -1;
    filter.whenOffered(() => (filter.isOpen ? filter.choose(by) : filter.ask(cursorOf(event.target))));
  } else if (event.key === 'Enter' || (event.key === 'Tab' && isOpen && chosen >= 0)) {
    filter.whenOffered(() => {
      const offer = filter.isOpen ? filter.help.offers[filter.chosen] : undefined;
      if (offer) take(offer, filter);
      else if (event.key === 'Enter') work(filter.search());
    });
  } else if (event.key === 'Escape' && isOpen) {
    filter.close();
  } else if (event.key === 'Escape') {
    filter.took(content.search.filter ?? '');
  } else return;
  event.preventDefault();
}

function take(offer: FilterOffer, filter: FilterBox): void {
  const cursor = filter.take(offer);
  requestAnimationFrame(() => {
    const field = document.getElementById('filter') as HTMLInputElement | null;
    field?.setSelectionRange(cursor, cursor);
    filter.ask(cursor);
  });
}

function inputOf(target: EventTarget | null): HTMLInputElement {
  return target as HTMLInputElement;
}

function cursorOf(target: EventTarget | null): number {
  const { selectionStart, value } = inputOf(target);
  return selectionStart ?? value.length;
}
