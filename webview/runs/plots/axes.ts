import { columnKey, type RunColumn } from '../../../src/model/runColumn.ts';
import { asCategories } from '../../../src/plots/categories.ts';
import { plotAxis, type PlotAxis } from '../../../src/plots/plotAxis.ts';
import type { PlotData } from './valueBook.ts';

interface AxisWish {
  readonly log?: boolean | undefined;
  readonly asGroups?: boolean;
}

/** Axes of what was read last: each computed once, and the same as long as the data are. */
export class Axes {
  readonly #share: number;
  #data: PlotData | undefined;
  readonly #made = new Map<string, PlotAxis>();

  constructor(share: number) {
    this.#share = share;
  }

  of(data: PlotData, column: RunColumn, { log, asGroups = false }: AxisWish = {}): PlotAxis | undefined {
    if (data !== this.#data) this.#made.clear();
    this.#data = data;
    const one = data.columns.get(columnKey(column));
    if (!one) return undefined;
    const key = `${String(log)} ${String(asGroups)} ${one.key}`;
    const axis = this.#made.get(key) ?? plotAxis(asGroups ? asCategories(one) : one, { log, share: this.#share });
    this.#made.set(key, axis);
    return axis;
  }
}
