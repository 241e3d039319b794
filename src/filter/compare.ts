import type { Order } from './check.ts';
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

/** By code points, as Python and SQLite compare: JavaScript's own order puts emoji before some of the characters they come after. */
export function compareText(one: string, other: string): number {
  const length = Math.min(one.length, other.length);
  for (let at = 0; at < length; at++) {
    const [left, right] = [one.charCodeAt(at), other.charCodeAt(at)];
    if (left !== right) return aboveSurrogates(left) - aboveSurrogates(right);
  }
  return one.length - other.length;
}

/** Surrogates, which stand for code points from 2^16 on, moved behind all other code units. */
function aboveSurrogates(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
}
