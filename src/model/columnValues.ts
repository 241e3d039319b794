/** What some runs have in one column, with a place for each run. */
export type ColumnValues =
  | {
      readonly kind: 'numbers';
      /** NaN also where a run has nothing. */
      readonly numbers: Float64Array;
      /** 1 for each run that has something. */
      readonly has: Uint8Array;
    }
  | {
      readonly kind: 'texts';
      /** Each once. */
      readonly texts: readonly string[];
      /** For each run which text it has; -1 where it has none. */
      readonly places: Float64Array;
    };
