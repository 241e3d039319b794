import type { MarkChange } from '../model/runMark.ts';

/** How a page's runs are marked, by what it calls them; of the others there is nothing. */
export interface PageMarks {
  readonly hidden: readonly string[];
  readonly colors: readonly (readonly [run: string, color: number])[];
}

/** Marks runs, on all pages alike. */
export interface MarkCall {
  readonly ask: MarkAsk;
  readonly answer: undefined;
}

export interface MarkAsk extends MarkChange {
  readonly runs: readonly string[];
}
