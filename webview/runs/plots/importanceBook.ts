import { columnKey, type RunColumn } from '../../../src/model/runColumn.ts';
import { importanceOf, type Importance } from '../../../src/plots/importance.ts';
import type { PlotData } from './valueBook.ts';

/** What params tell of a metric; computed one after the other, with turns for others in between. */
export class ImportanceBook {
  readonly #update: () => void;
  #of: readonly unknown[] = [];
  #found: readonly Importance[] | undefined;

  constructor(update: () => void) {
    this.#update = update;
  }

  /** The most telling first; what was found before until there is more, and nothing before that. */
  read(data: PlotData, params: readonly RunColumn[], metric: RunColumn): readonly Importance[] | undefined {
    const of = [data, params, columnKey(metric)];
    if (of.some((each, index) => each !== this.#of[index])) {
      if (columnKey(metric) !== this.#of[2]) this.#found = undefined;
      this.#of = of;
      void this.#compute(of, data, params, metric);
    }
    return this.#found;
  }

  async #compute(
    of: readonly unknown[],
    data: PlotData,
    params: readonly RunColumn[],
    metric: RunColumn,
  ): Promise<void> {
    const column = data.columns.get(columnKey(metric));
    const found: Importance[] = [];
    for (const param of params) {
      const one = data.columns.get(columnKey(param));
      if (one && column) found.push(importanceOf(one, column));
      await new Promise((resolve) => setTimeout(resolve, 0));
      // By now something else is wanted.
      if (this.#of !== of) return;
    }
    this.#found = found.toSorted((a, b) => (b.share ?? -1) - (a.share ?? -1));
    this.#update();
  }
}
