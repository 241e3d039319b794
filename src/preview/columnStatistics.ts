import type { TableValue } from '../model/loggedTable.ts';
import type { ColumnStatistics } from '../protocol/preview.ts';
import { isMissing, numberOf } from './rowFilter.ts';

/** So many different values are told apart, and so much of each. */
const [mostDistinct, mostCharacters] = [100_000, 200];
const mostFrequent = 8;

/** What is in a column: grows with the rows that are looked at. */
export class ColumnSummary {
  readonly #counts = new Map<string, number>();
  #isPart = false;
  #rows = 0;
  #missing = 0;
  #count = 0;
  #min = Infinity;
  #max = -Infinity;
  #mean = 0;

  add(value: TableValue): void {
    this.#rows++;
    if (isMissing(value)) {
      this.#missing++;
      return;
    }
    const text = String(value).slice(0, mostCharacters);
    const count = this.#counts.get(text);
    if (count !== undefined || this.#counts.size < mostDistinct) this.#counts.set(text, (count ?? 0) + 1);
    else this.#isPart = true;
    const number = numberOf(value);
    if (number === undefined || !Number.isFinite(number)) return;
    this.#count++;
    this.#min = Math.min(this.#min, number);
    this.#max = Math.max(this.#max, number);
    // Each adds its share: a sum of many may be more than a number holds.
    this.#mean += number / this.#count - this.#mean / this.#count;
  }

  told(): Omit<ColumnStatistics, 'isDone' | 'share'> {
    const frequent = [...this.#counts].sort(([, one], [, other]) => other - one).slice(0, mostFrequent);
    return {
      rowCount: this.#rows,
      missing: this.#missing,
      distinct: { count: this.#counts.size, isPart: this.#isPart },
      ...(this.#count > 0 && {
        numbers: { count: this.#count, min: this.#min, max: this.#max, mean: this.#mean },
      }),
      frequent: frequent.map(([value, count]) => ({ value, count })),
    };
  }
}
