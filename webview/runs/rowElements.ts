/**
 * Which element of the page draws which row. Where one leaps to other rows, these get the elements of those that were seen before: to fill an
 * element anew takes a third of the time of making one. Rows that come one by one get new ones, for in their order elements do not move.
 */
export class RowElements {
  #numbers: ReadonlyMap<number, number> = new Map();
  #active = -1;
  #last = 0;

  /** The number of each row's element. That of the active row has the focus, which must not come to mean another one. */
  of(rows: readonly number[], active: number): (row: number) => number {
    const before = this.#numbers;
    const kept = new Set([active, this.#active]);
    const isLeap = !rows.some((row) => before.has(row) && !kept.has(row));
    const free = isLeap ? [...before].filter(([row]) => !kept.has(row)).map(([, number]) => number) : [];
    const numbers = new Map(rows.map((row) => [row, before.get(row) ?? free.shift() ?? ++this.#last]));
    [this.#numbers, this.#active] = [numbers, active];
    return (row) => numbers.get(row) ?? 0;
  }
}
