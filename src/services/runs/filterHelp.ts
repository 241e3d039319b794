import type { Completion, KnownNames } from '../../filter/complete.ts';
import { completeMore } from '../../filter/completeMore.ts';
import { FilterError } from '../../filter/filterError.ts';
import { runRules } from '../../filter/rules.ts';
import { splitFilter } from '../../filter/splitFilter.ts';

export interface Help {
  readonly completions: readonly Completion[];
  /** What is wrong with the text as it stands, and from where to where. */
  readonly problem?: { readonly message: string; readonly start: number; readonly end: number };
}

/** What can be written at the cursor of a filter for runs, and what is wrong with the filter. */
export function filterHelp(text: string, cursor: number, known: KnownNames): Help {
  const completions = completeMore(text, cursor, runRules, known);
  const problem = problemOf(text);
  return { completions, ...(problem && { problem }) };
}

function problemOf(text: string): Help['problem'] {
  try {
    splitFilter(text, runRules);
    return undefined;
  } catch (error) {
    if (!(error instanceof FilterError)) throw error;
    const { message, start, end } = error;
    return { message, start, end };
  }
}
