/** One thing that some runs may have, and what each of them has there. */
export interface ComparedRow {
  readonly name: string;
  /** What there is, each once. Of numbers, those that JSON has not are texts: `NaN`, `Infinity`, `-Infinity`. */
  readonly values: readonly (string | number)[];
  /** Which of the values each run has, in the order of the runs; -1 for none. */
  readonly cells: readonly number[];
  /** Whether not all runs that could be read have the same. */
  readonly differs: boolean;
}

/** What a run has in a row. */
export function comparedValue({ values, cells }: ComparedRow, run: number): string | number | undefined {
  return values[cells[run] ?? -1];
}
