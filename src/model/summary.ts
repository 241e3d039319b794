/** What several runs have in one column. */
export type Summary = NumberSummary | { readonly kind: 'same'; readonly value: string | number } | DifferentTexts;

export interface NumberSummary {
  readonly kind: 'numbers';
  /** How many are finite; the figures are of these. */
  readonly count: number;
  /** How many are NaN or infinite. */
  readonly oddCount: number;
  /** Absent where no number is finite, or their sum is not. */
  readonly mean?: number;
  /** Of a sample (n − 1); absent where there are fewer than two. */
  readonly std?: number;
  readonly min?: number;
  readonly max?: number;
}

interface DifferentTexts {
  readonly kind: 'different';
  readonly count: number;
}
