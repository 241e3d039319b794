import { html, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { matches } from '../common/matches.ts';
import { textOf } from '../common/fields.ts';
import type { Session } from './session.ts';

/** Below that, everything is seen at a glance. */
const filterFrom = 16;
const rowsAtOnce = 100;

interface LongList<Item> {
  readonly id: string;
  /** "params": within sentences. */
  readonly what: string;
  readonly items: readonly Item[];
  /** Tells it from the others, as long as the page is open. */
  readonly keyOf: (item: Item) => string;
  /** What a filter looks in. */
  readonly words: (item: Item) => string;
  /** Around the rows. */
  readonly list: (rows: unknown) => TemplateResult;
  readonly row: (item: Item) => TemplateResult;
}

/** A list of which as much is drawn as somebody wants to see, with a field to find something in it. */
export function longList<Item>(
  session: Session,
  { id, what, items, keyOf, words, list, row }: LongList<Item>,
): TemplateResult {
  const { filters, shown, update } = session;
  const filter = items.length < filterFrom ? '' : (filters.get(id) ?? '');
  const isFound = matches(filter);
  const found = filter === '' ? items : items.filter((item) => isFound(words(item)));
  const most = shown.get(id) ?? rowsAtOnce;
  const typed = (event: Event): void => {
    filters.set(id, textOf(event));
    shown.delete(id);
    update();
  };
  const more = (): void => {
    shown.set(id, most + 5 * rowsAtOnce);
    update();
  };
  return html`${
    items.length < filterFrom
      ? ''
      : html`<vscode-text-field
          class="filter"
          placeholder=${`Filter ${items.length.toLocaleString('en')} ${what}`}
          .value=${filter}
          @input=${typed}
          ><span class="unseen">Filter ${what}</span></vscode-text-field
        >`
  }
  ${
    found.length === 0
      ? html`<p class="dim" role="status">None of the ${what} has these words.</p>`
      : list(repeat(found.slice(0, most), keyOf, row))
  }
  ${
    found.length <= most
      ? ''
      : html`<p class="dim" role="status">
          ${most.toLocaleString('en')} of ${found.length.toLocaleString('en')} ${what}
          <button class="link" @click=${more}>Show More</button>
        </p>`
  }`;
}
