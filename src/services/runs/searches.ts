import type { State } from '../../host/state.ts';
import type { SavedSearch } from '../../model/runView.ts';

const mostRecent = 20;

/** The filters used lately, the last one first. */
export function recentFilters(state: State): readonly string[] {
  return state.get('recentFilters') ?? [];
}

export async function rememberFilter(state: State, filter: string): Promise<void> {
  const others = recentFilters(state).filter((other) => other !== filter);
  await state.set('recentFilters', [filter, ...others].slice(0, mostRecent));
}

export async function forgetFilter(state: State, filter: string): Promise<void> {
  await state.set(
    'recentFilters',
    recentFilters(state).filter((other) => other !== filter),
  );
}

/** By name. */
export function savedSearches(state: State): readonly SavedSearch[] {
  return state.get('savedSearches') ?? [];
}

/** In place of the one with the same name, if there is one. */
export async function saveSearch(state: State, search: SavedSearch): Promise<void> {
  const others = savedSearches(state).filter(({ name }) => name !== search.name);
  await state.set(
    'savedSearches',
    [...others, search].sort((one, other) => one.name.localeCompare(other.name)),
  );
}

export async function forgetSearch(state: State, name: string): Promise<void> {
  await state.set(
    'savedSearches',
    savedSearches(state).filter((search) => search.name !== name),
  );
}
