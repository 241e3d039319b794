import type { TableValue } from '../model/loggedTable.ts';
import type { Counted, FileColumn } from '../protocol/preview.ts';

/** The rows of a file, which may be more than memory holds. All reject with a StoreError. */
export interface TableFile {
  readonly format: string;
  readonly columns: readonly FileColumn[];
  /** What one should know of it, a sentence each. */
  readonly notes: readonly string[];
  readonly counted: Counted;
  /** Counts some more rows, where these are not all. */
  countOn(signal: AbortSignal): Promise<void>;
  /** The values of some of the rows that were counted, in some columns. */
  read(from: number, to: number, columns: readonly number[], signal: AbortSignal): Promise<readonly Row[]>;
  /** Up to where it is best to read on from a row, when one reads all. */
  pieceEnd(from: number): number;
}

/** A value for each column that was asked for. */
export type Row = readonly TableValue[];
