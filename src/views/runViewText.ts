import type { RunOrder, RunView, SortField } from '../model/runView.ts';

/** `by auc ↓ · filter: metrics.auc > 0.9`, the shorter part first, for a row may be too narrow for both; `undefined` for all runs in their usual order. */
export function runViewText({ filter, order }: RunView): string | undefined {
  const parts = [
    ...(order ? [`by ${fieldText(order.field)} ${order.descending ? '↓' : '↑'}`] : []),
    ...(filter === undefined ? [] : [`filter: ${filter}`]),
  ];
  return parts.length === 0 ? undefined : parts.join(' · ');
}

/** `auc, highest first`: an order in words. */
export function orderText(order: RunOrder): string {
  return `${fieldText(order.field)}, ${directionText(order).toLowerCase()}`;
}

/** What one direction of an order brings first. */
export function directionText({ field, descending }: RunOrder): string {
  const [down, up] = directions[field.kind === 'attribute' ? field.name : field.kind];
  return descending ? down : up;
}

export function fieldText({ kind, name }: SortField): string {
  return kind === 'attribute' ? attributes[name] : name;
}

const attributes = { start_time: 'start time', run_name: 'name', duration: 'duration' } as const;

const directions = {
  start_time: ['Newest first', 'Oldest first'],
  run_name: ['Z to A', 'A to Z'],
  duration: ['Longest first', 'Shortest first'],
  metric: ['Highest first', 'Lowest first'],
  param: ['Z to A', 'A to Z'],
} as const;
