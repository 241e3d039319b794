import { plainText } from '../../src/base/plainText.ts';
import type { ChartMetric } from '../../src/protocol/charts.ts';
import { matches } from '../common/matches.ts';
import type { Arrangement } from './view.ts';

/** Charts under one heading. */
export interface Section {
  readonly name: string;
  /** Those that match the search, in their order. */
  readonly metrics: readonly ChartMetric[];
  /** How many there are, whether they match or not. */
  readonly total: number;
  readonly isFolded: boolean;
}

/** The names of two sections that no metric's name begins with: of metrics without a slash, and of those that a person pinned. */
export const unprefixed = '';
export const pinnedSection = '\0pinned';
const systemSection = 'system';

/** Puts metrics under headings. A search unfolds what it finds; sections without a match are left out. */
export function sectionsOf(
  metrics: readonly ChartMetric[],
  search: string,
  { folded, sectionOrder, chartOrder, pinned }: Arrangement,
): readonly Section[] {
  const isPinned = new Set(pinned);
  const groups = new Map<string, ChartMetric[]>();
  for (const metric of metrics) {
    const name = isPinned.has(metric.key) ? pinnedSection : prefixOf(metric.key);
    const group = groups.get(name);
    if (group) group.push(metric);
    else groups.set(name, [metric]);
  }
  const isMatch = matches(search);
  return ordered([...groups.keys()].sort(bySection), sectionOrder).flatMap((name) => {
    const all = groups.get(name) ?? [];
    const found = all.filter(({ key }) => isMatch(key));
    if (found.length === 0) return [];
    const first = name === pinnedSection ? pinned : chartOrder[name];
    return {
      name,
      metrics: first ? orderedBy(found, ({ key }) => key, first) : found,
      total: all.length,
      isFolded: search.trim() === '' && folded.includes(name),
    };
  });
}

/** What stands before the first slash. */
export function prefixOf(key: string): string {
  const slash = key.indexOf('/');
  return slash > 0 ? key.slice(0, slash) : unprefixed;
}

export function titleOf(section: string): string {
  if (section === pinnedSection) return 'pinned';
  return section === unprefixed ? 'metrics' : plainText(section);
}

/** A metric's name under its section's heading. */
export function shortName(key: string, section: string): string {
  return key.startsWith(`${section}/`) ? key.slice(section.length + 1) : key;
}

/** Moves one of some names by so many places; gives the first names, down to the last that is not where it was. */
export function moved(names: readonly string[], name: string, places: number): readonly string[] {
  const from = names.indexOf(name);
  const to = Math.min(names.length - 1, Math.max(0, from + places));
  const result = names.toSpliced(from, 1).toSpliced(to, 0, name);
  return result.slice(0, Math.max(from, to) + 1);
}

function ordered(names: readonly string[], first: readonly string[]): readonly string[] {
  return orderedBy(names, (name) => name, first);
}

function orderedBy<Item>(items: readonly Item[], nameOf: (item: Item) => string, first: readonly string[]): Item[] {
  const rank = new Map(first.map((name, index) => [name, index]));
  const rankOf = (item: Item): number => rank.get(nameOf(item)) ?? rank.size;
  return items.toSorted((a, b) => rankOf(a) - rankOf(b));
}

function bySection(a: string, b: string): number {
  return place(a) - place(b) || (a < b ? -1 : 1);
}

function place(name: string): number {
  if (name === pinnedSection) return 0;
  if (name === unprefixed) return 1;
  return name === systemSection ? 3 : 2;
}
