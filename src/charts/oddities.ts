import { clamped } from '../model/metric.ts';

/** Values in a row that have no place on an axis, all of one kind; `from` and `to` are indexes, both inclusive. */
export interface Oddity {
  readonly kind: OddKind;
  readonly from: number;
  readonly to: number;
}

export type OddKind = 'nan' | 'above' | 'below';

/** A sign and a word for what no axis has a place for. */
export const oddLabels: Readonly<Record<OddKind, string>> = { nan: '✗ NaN', above: '↑ ∞', below: '↓ -∞' };

export function oddKindOf(value: number): OddKind | undefined {
  if (Number.isNaN(value)) return 'nan';
  if (value >= clamped) return 'above';
  return value <= -clamped ? 'below' : undefined;
}

export function odditiesOf(values: Float64Array): readonly Oddity[] {
  const found: Oddity[] = [];
  let [kind, from] = [undefined as OddKind | undefined, 0];
  for (let index = 0; index <= values.length; index++) {
    const next = index < values.length ? oddKindOf(values[index] ?? 0) : undefined;
    if (next === kind) continue;
    if (kind) found.push({ kind, from, to: index - 1 });
    [kind, from] = [next, index];
  }
  return found;
}
