import type { TemplateResult } from 'lit';

/** What a cell shows. A text alone is the cell's own: a table has a thousand cells, and each element in them takes its time. */
export interface CellLook {
  readonly content: string | TemplateResult;
  /** Whole and exact. */
  readonly title?: string;
  readonly classes?: string;
  readonly bar?: Bar;
}

/** Where values lie between the worst and the best of their column, from 0 to 1. */
interface Bar {
  readonly share: number;
  /** Where it begins on the left; at the right end where it does not say. */
  readonly from?: number;
}

export const nothing: CellLook = { content: '' };

/** The bar under a value, as CSS. */
export function barStyle({ share, from }: Bar): string {
  const wide = `--share: ${percent(share)};`;
  // A background's place is told as a share of the room that it leaves.
  return from === undefined ? wide : `${wide} --at: ${percent(share < 1 ? Math.min(1, from / (1 - share)) : 0)};`;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)}%`;
}
