import type { Arranged, Arrangement } from '../protocol/preview.ts';
import { StoreError } from '../stores/storeError.ts';
import { isMissing, numberOf } from './rowFilter.ts';
import { Scan } from './scan.ts';
import type { TableFile } from './tableFile.ts';

/** So many rows, and characters of a column of texts, are held to be sorted. */
const [mostSorted, mostCharacters] = [5_000_000, 64_000_000];

/** Which rows are shown, in which order. Those that pass a filter are there as they are found; sorted they are once all were. */
export class RowOrder {
  readonly #file: TableFile;
  readonly #arrangement: Arrangement;
  readonly #scan: Scan | undefined;
  readonly #isNumeric: boolean;
  #rows = new GrowingList();
  readonly #numbers: number[] = [];
  readonly #texts: (string | undefined)[] = [];
  #characters = 0;
  #isSorted = false;

  constructor(file: TableFile, arrangement: Arrangement) {
    this.#file = file;
    this.#arrangement = arrangement;
    const { filter, sort } = arrangement;
    const isAll = filter.text === '' && filter.columns.every(({ asked }) => asked.trim() === '');
    this.#scan = isAll && !sort ? undefined : new Scan(file, filter, sort ? [sort.column] : []);
    this.#isNumeric = sort !== undefined && (file.columns[sort.column]?.isNumeric ?? false);
  }

  get arranged(): Arranged {
    if (!this.#scan) return { rowCount: this.#file.counted.rowCount, isDone: true, share: 1 };
    const isDone = this.#scan.isDone && (this.#isSorted || !this.#arrangement.sort);
    return { rowCount: this.#rows.length, isDone, share: this.#scan.share };
  }

  async goOn(signal: AbortSignal): Promise<void> {
    const { sort } = this.#arrangement;
    await this.#scan?.goOn(signal, (row, [value = null]) => {
      this.#rows.push(row);
      if (!sort) return;
      if (this.#rows.length > mostSorted || this.#characters > mostCharacters) throw tooMany();
      if (this.#isNumeric) this.#numbers.push(numberOf(value) ?? NaN);
      else {
        const text = isMissing(value) ? undefined : String(value);
        this.#characters += text?.length ?? 0;
        this.#texts.push(text);
      }
    });
    if (this.#scan?.isDone && sort && !this.#isSorted) this.#sort(sort.descending);
  }

  /** The rows of the file that stand here. */
  rowsIn(from: number, to: number): readonly number[] {
    const { rowCount } = this.arranged;
    const end = Math.min(to, rowCount);
    const length = Math.max(0, end - from);
    return Array.from({ length }, (_, at) => (this.#scan ? this.#rows.at(from + at) : from + at));
  }

  /** What is missing comes last in either direction; what is alike stays as the file has it. */
  #sort(isDescending: boolean): void {
    const places = Uint32Array.from({ length: this.#rows.length }, (_, at) => at);
    const sign = isDescending ? -1 : 1;
    const [numbers, texts] = [this.#numbers, this.#texts];
    if (this.#isNumeric) {
      places.sort((one, other) => {
        const [a = NaN, b = NaN] = [numbers[one], numbers[other]];
        if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b)) || one - other;
        return a === b ? one - other : a < b ? -sign : sign;
      });
    } else {
      places.sort((one, other) => {
        const [a, b] = [texts[one], texts[other]];
        if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined) || one - other;
        return a === b ? one - other : a < b ? -sign : sign;
      });
    }
    const rows = this.#rows;
    this.#rows = GrowingList.of(places.map((place) => rows.at(place)));
    this.#isSorted = true;
    this.#numbers.length = 0;
    this.#texts.length = 0;
  }
}

function tooMany(): StoreError {
  return new StoreError(
    'tooLarge',
    'These are more rows than Podium sorts (5 million, or 64 million characters). Filter them first.',
  );
}

/** Whole numbers, of which there may be many. */
class GrowingList {
  #numbers = new Uint32Array(1024);
  length = 0;

  static of(numbers: Uint32Array<ArrayBuffer>): GrowingList {
    const list = new GrowingList();
    list.#numbers = numbers;
    list.length = numbers.length;
    return list;
  }

  push(number: number): void {
    if (this.length === this.#numbers.length) {
      const larger = new Uint32Array(this.length * 2);
      larger.set(this.#numbers);
      this.#numbers = larger;
    }
    this.#numbers[this.length++] = number;
  }

  at(place: number): number {
    return this.#numbers[place] ?? 0;
  }
}
