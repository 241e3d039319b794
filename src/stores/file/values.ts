import type { FieldValue } from '../../filter/evaluate.ts';

/** A value as a filter asks for it: in a list, which is empty where there is none. */
export function present(value: FieldValue | undefined): readonly FieldValue[] {
  return value === undefined ? [] : [value];
}
