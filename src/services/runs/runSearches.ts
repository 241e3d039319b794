import { runRules } from '../../filter/rules.ts';
import { splitFilter } from '../../filter/splitFilter.ts';
import { orRefused } from '../../stores/query.ts';

/** The filters, each in MLflow's own language, that together find the runs that one asks for. @throws StoreError with the place of what is wrong. */
export function runSearches(filter: string): readonly string[] {
  return orRefused(() => splitFilter(filter, runRules));
}
