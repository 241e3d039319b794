import { plainText } from '../base/plainText.ts';
import type { ColumnValues } from '../model/columnValues.ts';
import type { PlotColumn } from './plotColumn.ts';

/** More than these are no longer told apart on one axis. */
export const mostCategories = 30;

export interface Categories {
  /** Plain texts. */
  readonly labels: readonly string[];
  /** For each run which of them it is in; -1 for none. */
  readonly places: Int32Array;
  /** How many different values the last one stands for, where it stands for several. */
  readonly folded: number;
}

/** The different values of a column in their order, numbers by size; the rarest of too many are one category together. */
export function categoriesOf({ values }: PlotColumn): Categories {
  const { texts, places } = values.kind === 'texts' ? values : asTexts(values);
  const counts = new Array<number>(texts.length).fill(0);
  for (const place of places) if (place >= 0) counts[place] = (counts[place] ?? 0) + 1;
  const met = [...texts.keys()].filter((place) => (counts[place] ?? 0) > 0);
  const isFolded = met.length > mostCategories;
  const frequent = met.toSorted((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0) || a - b);
  const kept = isFolded ? frequent.slice(0, mostCategories - 1) : met;
  const sorted = kept.toSorted((a, b) => compare(texts[a] ?? '', texts[b] ?? ''));
  const categoryOf = new Map(sorted.map((place, category) => [place, category]));
  const folded = isFolded ? met.length - kept.length : 0;
  return {
    labels: [...sorted.map((place) => plainText(texts[place] ?? '')), ...(isFolded ? [`${folded} others`] : [])],
    places: Int32Array.from(places, (place) => (place < 0 ? -1 : (categoryOf.get(place) ?? sorted.length))),
    folded,
  };
}

/** A column whose values are categories, also where they are numbers. */
export function asCategories(column: PlotColumn): PlotColumn {
  const { values, ...rest } = column;
  if (values.kind === 'texts') return column;
  return { ...rest, values: { kind: 'texts', ...asTexts(values) } };
}

/** Numbers as categories: each different one is one. */
function asTexts({ numbers, has }: Extract<ColumnValues, { readonly kind: 'numbers' }>) {
  const found = new Map<string, number>();
  const places = numbers.map((number, run) => {
    if (has[run] !== 1) return -1;
    const text = String(number);
    const place = found.get(text) ?? found.size;
    found.set(text, place);
    return place;
  });
  return { texts: [...found.keys()], places };
}

const collator = new Intl.Collator('en', { numeric: true });

function compare(one: string, other: string): number {
  const [a, b] = [Number(one), Number(other)];
  if (one !== '' && other !== '' && Number.isFinite(a) && Number.isFinite(b) && a !== b) return a - b;
  return collator.compare(one, other) || (one < other ? -1 : 1);
}
