import { readFilter } from '../../filter/check.ts';
import { complete, type Completion, type KnownNames } from '../../filter/complete.ts';
import { FilterError } from '../../filter/filterError.ts';
import { placeAtEnd, type Place } from '../../filter/place.ts';
import { runRules } from '../../filter/rules.ts';
import type { State } from '../../host/state.ts';
import type { Offer } from '../../host/ui.ts';
import type { RunView } from '../../model/runView.ts';
import { forgetFilter, forgetSearch, recentFilters, savedSearches } from '../../services/runs/searches.ts';
import { runViewText } from '../../views/runViewText.ts';

type SearchOffer = Offer<RunView>;

/** What can be done with a filter that is being written: search with it where it can be read, or write on. */
export function searchOffers(text: string, current: RunView, known: KnownNames, state: State): readonly SearchOffer[] {
  const filter = text.trim();
  const completions = complete(text, text.length, runRules, known);
  const next = completions.map((completion) => completionOffer(text, completion));
  const remembered = [...saved(state), ...recent(state, current)];
  if (filter === '') return [...clear(current), ...remembered, ...under('Conditions', next)];
  const place = placeAtEnd(filter);
  const problem = firstProblemOf(filter, place);
  if (problem) {
    if (place?.wants === 'and') return [problemOffer(filter, problem)];
    const isUnfinished = place !== undefined && problem.end >= filter.length;
    if (!isUnfinished) return [problemOffer(filter, problem), ...next];
    return next.length > 0 ? next : [{ label: problem.message, icon: 'info' }];
  }
  const search: SearchOffer = {
    label: filter,
    description: 'show these runs',
    icon: 'filter',
    does: { answer: { ...current, filter } },
  };
  return filter === current.filter ? [search, ...clear(current), ...next, ...remembered] : [search, ...next];
}

/** What is wrong in the conditions before the one that is being written comes first, though that one may not even be readable yet. */
function firstProblemOf(filter: string, place: Place | undefined): FilterError | undefined {
  const before = filter.slice(0, place?.conditionStart).trim();
  return (before === '' ? undefined : problemOf(before)) ?? problemOf(filter);
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

/** What is wrong, over the text with the place underlined. */
function problemOffer(filter: string, { message, start, end }: FilterError): SearchOffer {
  const before = filter.slice(0, start);
  const shownBefore = before.length > 60 ? `…${before.slice(-59)}` : before;
  return {
    label: message,
    detail: shownBefore + underlined(filter.slice(start, end)) + filter.slice(end),
    icon: 'error',
  };
}

/** Lists have neither styles nor a fixed width, so each character is combined with a low line. */
function underlined(text: string): string {
  return [...text].map((character) => `${character}\u0332`).join('');
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
