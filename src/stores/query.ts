import { readFilter, readOrderBy, type Condition, type Order } from '../filter/check.ts';
import { FilterError } from '../filter/filterError.ts';
import type { Rules } from '../filter/rules.ts';
import { maxPageSize, pageSize, type SearchQuery } from './store.ts';
import { StoreError } from './storeError.ts';

// What the local stores say of a question before they look for its answer.

export function checkedMaxResults(maxResults: number = pageSize): number {
  if (Number.isInteger(maxResults) && maxResults >= 1 && maxResults <= maxPageSize) return maxResults;
  throw invalid(`Ask for 1 to ${String(maxPageSize)} items at once, not ${String(maxResults)}.`);
}

/** Reads the filter and the order of a search; what is wrong with them becomes MLflow's answer, with the place. */
export function readQuery(
  { filter, orderBy }: SearchQuery,
  rules: Rules,
): { readonly conditions: readonly Condition[]; readonly orders: readonly Order[] } {
  return orRefused(() => ({ conditions: readFilter(filter, rules), orders: readOrderBy(orderBy, rules) }));
}

/** What is read, or what is wrong with it as MLflow's answer, with the place. */
export function orRefused<Read>(read: () => Read): Read {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof FilterError)) throw error;
    const place = error.end > 0 ? ` (character ${String(error.start + 1)} of the filter)` : '';
    throw new StoreError('invalid', `${error.message}${place}`, { cause: error, errorCode: error.errorCode });
  }
}

export function wrongPageToken(): StoreError {
  return invalid('This page token belongs to another search. Start the search again.');
}

export function invalid(message: string, errorCode = 'INVALID_PARAMETER_VALUE'): StoreError {
  return new StoreError('invalid', message, { errorCode });
}

export function notFound(message: string, errorCode = 'RESOURCE_DOES_NOT_EXIST'): StoreError {
  return new StoreError('notFound', message, { errorCode });
}

export function modelNameTaken(name: string): StoreError {
  return new StoreError(
    'conflict',
    `There is a registered model "${name.slice(0, 100)}", or a prompt, already. Choose another name.`,
    { errorCode: 'RESOURCE_ALREADY_EXISTS' },
  );
}
