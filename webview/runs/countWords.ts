import type { RunsContent } from '../../src/protocol/runs.ts';

const number = new Intl.NumberFormat('en');

/** "all 47 runs", "250 of more than 250 runs". */
export function countWords({ count, isAll }: Pick<RunsContent, 'count' | 'isAll'>): string {
  const some = number.format(count);
  if (!isAll) return `${some} of more than ${some} runs`;
  if (count === 0) return 'no runs';
  return count === 1 ? 'the only run' : `all ${some} runs`;
}

/** "in 12 rows", where those that are shown are not the runs. */
export function rowWords({ layout, rowCount }: Pick<RunsContent, 'layout' | 'rowCount'>): string {
  if (layout.groupBy.length === 0) return '';
  return rowCount === 1 ? 'in 1 row' : `in ${number.format(rowCount)} rows`;
}

/** What is said of an order that only the runs that were read are in. */
export function orderWords({ sortedHere, isAll, count }: Pick<RunsContent, 'sortedHere' | 'isAll' | 'count'>): string {
  if (!sortedHere) return '';
  return isAll ? 'sorted by Podium' : `sorted among the newest ${number.format(count)}`;
}

/** "Reading… 500 runs so far", "Reading histories… 40 of 500 runs". */
export function readingWords({ reading }: Pick<RunsContent, 'reading'>): string {
  if (!reading) return 'Reading…';
  const { count, of } = reading;
  if (of === undefined) return `Reading… ${runCount(count)} so far`;
  return `Reading histories… ${number.format(count)} of ${runCount(of)}`;
}

/** What is said where MLflow could not be asked in one search. */
export function searchWords({ searches }: Pick<RunsContent, 'searches'>): string {
  return searches > 1 ? `${number.format(searches)} searches, merged` : '';
}

export function runCount(count: number): string {
  return count === 1 ? '1 run' : `${number.format(count)} runs`;
}
