import { readFilter } from '../filter/check.ts';
import { complete, type Completion, type KnownNames } from '../filter/complete.ts';
import { FilterError } from '../filter/filterError.ts';
import { runRules } from '../filter/rules.ts';
import type { State } from '../host/state.ts';
import type { Offer } from '../host/ui.ts';
import type { RunView } from '../model/runView.ts';
import { forgetFilter, forgetSearch, recentFilters, savedSearches } from '../services/searches.ts';
import { runViewText } from '../views/runViewText.ts';

type SearchOffer = Offer<RunView>;

/** What can be done with a filter that is being written: search with it where it can be read, or write on. */
export function searchOffers(text: string, current: RunView, known: KnownNames, state: State): readonly SearchOffer[] {
  const filter = text.trim();
  const next = complete(text, text.length, runRules, known).map((completion) => completionOffer(text, completion));
  const remembered = [...saved(state), ...recent(state, current)];
  if (filter === '') return [...clear(current), ...remembered, ...under('Conditions', next)];
  const problem = problemOf(filter);
  if (problem) return [problemOffer(text, problem), ...next];
  const search: SearchOffer = {
    label: filter,
    description: 'show these runs',
    icon: 'filter',
    does: { answer: { ...current, filter } },
  };
  return filter === current.filter ? [search, ...clear(current), ...next, ...remembered] : [search, ...next];
}

function problemOf(filter: string): FilterError | undefined {
  try {
    readFilter(filter, runRules);
    return undefined;
  } catch (error) {
    if (error instanceof FilterError) return error;
    throw error;
  }
}

/** What is wrong, over the text with the place marked: a list has no line in a fixed width to put a caret below. */
function problemOffer(text: string, { message, start, end }: FilterError): SearchOffer {
  const filter = text.trimStart();
  // What ends where the text ends is still being written.
  if (end >= text.trim().length) return { label: message, icon: 'info' };
  const before = filter.slice(0, start);
  const shownBefore = before.length > 60 ? `…${before.slice(-59)}` : before;
  return {
    label: message,
    detail: `${shownBefore}▸${filter.slice(start, end)}◂${filter.slice(end)}`,
    icon: 'error',
  };
}

function completionOffer(text: string, { kind, label, insert, start, end }: Completion): SearchOffer {
  return {
    label,
    icon: completionIcons[kind],
    does: { write: text.slice(0, start) + insert + text.slice(end) },
  };
}

const completionIcons: Readonly<Record<Completion['kind'], string>> = {
  metric: 'graph-line',
  param: 'settings',
  attribute: 'symbol-field',
  tag: 'tag',
  dataset: 'table',
  operator: 'symbol-operator',
  value: 'symbol-string',
  and: 'add',
};

function clear({ filter, ...rest }: RunView): readonly SearchOffer[] {
  return filter === undefined ? [] : [{ label: 'Clear Search', icon: 'clear-all', does: { answer: rest } }];
}

function saved(state: State): readonly SearchOffer[] {
  const offers = savedSearches(state).map(({ name, ...view }): SearchOffer => ({
    label: name,
    description: runViewText(view) ?? 'all runs',
    icon: 'bookmark',
    does: { answer: view },
    forget: () => forgetSearch(state, name),
  }));
  return under('Saved', offers);
}

function recent(state: State, current: RunView): readonly SearchOffer[] {
  const offers = recentFilters(state)
    .filter((filter) => filter !== current.filter)
    .map((filter): SearchOffer => ({
      label: filter,
      icon: 'history',
      does: { answer: { ...current, filter } },
      forget: () => forgetFilter(state, filter),
    }));
  return under('Recent', offers);
}

function under(heading: string, [first, ...rest]: readonly SearchOffer[]): readonly SearchOffer[] {
  return first ? [{ ...first, heading }, ...rest] : [];
}
