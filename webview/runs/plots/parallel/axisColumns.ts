import { columnKey, type RunColumn } from '../../../../src/model/runColumn.ts';
import { remembered } from '../../../common/remembered.ts';
import { usualAxes } from '../choices.ts';
import type { Plots } from '../plots.ts';

const usualOf = remembered(usualAxes);

/** What has an axis now, which may be more than was drawn last. */
export function axisColumns({ look, session }: Plots): readonly RunColumn[] {
  return look.axes ?? usualOf(session.content);
}

export function addAxis(plots: Plots, column: RunColumn): void {
  plots.set({ axes: [...without(axisColumns(plots), columnKey(column)), column] });
}

export function removeAxis(plots: Plots, key: string): void {
  plots.set({ axes: without(axisColumns(plots), key) });
}

/** By so many places to the right. */
export function moveAxis(plots: Plots, key: string, by: number): void {
  const columns = axisColumns(plots);
  const from = columns.findIndex((column) => columnKey(column) === key);
  const [own, to] = [columns[from], from + by];
  if (!own || to < 0 || to >= columns.length) return;
  const others = without(columns, key);
  plots.set({ axes: [...others.slice(0, to), own, ...others.slice(to)] });
}

function without(columns: readonly RunColumn[], key: string): readonly RunColumn[] {
  return columns.filter((column) => columnKey(column) !== key);
}
