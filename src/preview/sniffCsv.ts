import { csvRecords } from './csvRecords.ts';

const delimiters = [',', '\t', ';', '|'];
const mostRecords = 100;

/** What divides the fields: what makes the most records of one length with more than one field. */
export function sniffDelimiter(head: string, isTabs: boolean): string {
  const usual = isTabs ? '\t' : ',';
  let [best, bestScore] = [usual, 0];
  for (const delimiter of [usual, ...delimiters.filter((one) => one !== usual)]) {
    const lengths = csvRecords(head, delimiter)
      .slice(0, mostRecords)
      .map(({ length }) => length);
    const [first = 0] = lengths;
    if (first < 2) continue;
    const score = lengths.filter((length) => length === first).length / lengths.length;
    if (score > bestScore) [best, bestScore] = [delimiter, score];
  }
  return best;
}
