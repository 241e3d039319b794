import type { Order } from './check.ts';
import { compareText } from './compareText.ts';
import type { FieldValue, ValuesOf } from './evaluate.ts';

/** Sorts in memory as MLflow does, in either direction: values, then NaN, then what has no value. The first order that differs decides. */
export function compareBy(orders: readonly Order[], one: ValuesOf, other: ValuesOf): number {
  for (const { field, descending } of orders) {
    const result = compareValues(one(field)[0], other(field)[0], descending);
    if (result !== 0) return result;
  }
  return 0;
}

function compareValues(one: FieldValue | undefined, other: FieldValue | undefined, descending: boolean): number {
  const rank = rankOf(one) - rankOf(other);
  if (rank !== 0 || one === undefined || other === undefined || Number.isNaN(one)) return rank;
  const result =
    typeof one === 'number' && typeof other === 'number'
      ? Number(one > other) - Number(one < other)
      : compareText(String(one), String(other));
  return descending ? -result : result;
}

function rankOf(value: FieldValue | undefined): number {
  if (value === undefined) return 2;
  return Number.isNaN(value) ? 1 : 0;
}
