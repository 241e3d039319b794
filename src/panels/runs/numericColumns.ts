import { columnKey } from '../../model/runColumn.ts';
import type { RunList } from './runList.ts';

/** The params and tags that were numbers, wherever they were read: stores would sort them as texts, 10 before 9. */
export function numericColumns(list: RunList | undefined): ReadonlySet<string> {
  const facts = list?.book.list() ?? [];
  return new Set(facts.filter(({ kind, isNumeric }) => kind !== 'metric' && isNumeric).map(columnKey));
}
