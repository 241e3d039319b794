import { at } from './lookup.ts';
import { isDrawable } from './points.ts';

/** A value worth a mark, by its index. */
export interface Mark {
  readonly kind: 'least' | 'greatest' | 'last';
  readonly index: number;
}

/** The first of the least and of the greatest values, and the last value, of those at some indexes; one point has but one mark, the last. */
export function marksOf(values: Float64Array, indexes: Uint32Array): readonly Mark[] {
  let [least, greatest, last] = [-1, -1, -1];
  for (const index of indexes) {
    const value = at(values, index);
    if (!isDrawable(value)) continue;
    if (least < 0 || value < at(values, least)) least = index;
    if (greatest < 0 || value > at(values, greatest)) greatest = index;
    last = index;
  }
  if (last < 0) return [];
  const marks: Mark[] = [
    { kind: 'least', index: least },
    { kind: 'greatest', index: greatest },
  ];
  return [...marks.filter(({ index }) => at(values, index) !== at(values, last)), { kind: 'last', index: last }];
}
