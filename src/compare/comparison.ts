import type { Keyed } from '../base/keyed.ts';
import type { ComparedRow } from '../model/comparedRow.ts';

type Value = string | number;

const byName = new Intl.Collator('en', { numeric: true });

/**
 * A row for each name that any of several has, by name: whatever the order of those that are compared, the same rows come in the same order.
 *
 * @param all what each has by name; `undefined` for one of which nothing is known, which has no say in whether the others differ.
 */
export function comparison(all: readonly (Keyed<Value> | undefined)[]): readonly ComparedRow[] {
  const names = new Set(all.flatMap((one) => (one ? Object.keys(one) : [])));
  const sorted = [...names].sort((a, b) => byName.compare(a, b) || (a < b ? -1 : 1));
  const known = all.filter((one) => one !== undefined).length;
  return sorted.map((name) => rowOf(name, all, known));
}

function rowOf(name: string, all: readonly (Keyed<Value> | undefined)[], known: number): ComparedRow {
  const places = new Map<Value, number>();
  let having = 0;
  const cells = all.map((one) => {
    const value = one?.[name];
    if (value === undefined) return -1;
    having++;
    const place = places.get(value) ?? places.size;
    places.set(value, place);
    return place;
  });
  return { name, values: [...places.keys()], cells, differs: places.size > 1 || having < known };
}
