import { parseAlternatives } from './alternatives.ts';
import { readClauses, readFilter } from './check.ts';
import { FilterError } from './filterError.ts';
import { parseFilter } from './parse.ts';
import type { Rules } from './rules.ts';

/**
 * The searches, in MLflow's own language, that together find what a filter is true for: it may have OR, parentheses, BETWEEN, and IN everywhere.
 * What MLflow understands is one search, unchanged. @throws FilterError
 */
export function splitFilter(text: string, rules: Rules): readonly string[] {
  const refusal = refusalOf(text, rules);
  if (!refusal) return [text];
  if (!says.test(text)) throw refusal;
  const searches = parseAlternatives(text, rules).map((parts) => {
    const clauses = parts.map(({ clause }) => clause);
    readClauses(clauses, rules);
    return asOne(
      parts.map(({ written }) => written),
      text,
    );
  });
  return [...new Set(searches)];
}

/** What nothing is without that MLflow does not know. */
const says = /\b(?:or|between|in)\b|\(/i;

function refusalOf(text: string, rules: Rules): FilterError | undefined {
  try {
    readFilter(text, rules);
    return undefined;
  } catch (error) {
    if (error instanceof FilterError) return error;
    throw error;
  }
}

/** Clauses that stand beside others than before are still the same clauses, or nothing is asked. */
function asOne(written: readonly string[], whole: string): string {
  const text = written.join(' AND ');
  const read = parseFilter(text).map(({ start, end }) => text.slice(start, end));
  if (read.length === written.length && read.every((clause, index) => clause === written[index])) return text;
  throw new FilterError('The quotes in this filter cannot be told apart. Write it without a backslash.', {
    start: 0,
    end: whole.length,
  });
}
