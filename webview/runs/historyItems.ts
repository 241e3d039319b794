import { plainText } from '../../src/base/plainText.ts';
import { metricDirection } from '../../src/model/metricDirection.ts';
import type { HistoryColumn, HistoryValue } from '../../src/model/runColumn.ts';
import { openMenu, type MenuItem } from '../common/menu.ts';
import { addColumn } from './columnItems.ts';
import type { TableColumn } from './columns.ts';
import type { Session } from './session.ts';

const usualLast = 10;
/** A longer menu nobody reads. */
const mostMetrics = 30;

/** What people look for most in the history of a metric, the best first. */
export function usualHistories(metric: string): readonly HistoryColumn[] {
  const best = metricDirection(metric) === 'higher' ? (['max', 'min'] as const) : (['min', 'max'] as const);
  const values: readonly HistoryValue[] = [
    ...best.map((of) => ({ of })),
    { of: 'first' },
    { of: 'mean', last: usualLast },
  ];
  return values.map((value) => ({ kind: 'history', name: metric, value }));
}

const labels = { min: 'Add Min', max: 'Add Max', first: 'Add First', mean: `Add Mean of Last ${usualLast}`, at: '' };

/** Columns that can be computed from the history of a metric. */
export function historyItems(column: TableColumn, session: Session): readonly MenuItem[] {
  const { kind, name } = column.column;
  if (kind !== 'metric' && kind !== 'history') return [];
  return [
    ...usualHistories(name).map((added) => ({
      label: labels[added.value.of],
      run: () => addColumn(added, column, session),
    })),
    {
      label: 'Add Value at the Best of…',
      isDisabled: otherMetrics(column, session).length === 0,
      run: () => openMetrics(column, session),
    },
  ];
}

function otherMetrics({ column }: TableColumn, { content }: Session): readonly string[] {
  const metrics = content.columns.filter(({ kind }) => kind === 'metric').map(({ name }) => name);
  return metrics.filter((name) => name !== column.name);
}

/** Asks for the metric at whose best step the value is to be shown. */
function openMetrics(column: TableColumn, session: Session): void {
  const { content, columns } = session;
  const others = otherMetrics(column, session);
  const at = columns.findIndex(({ key }) => key === column.key);
  const button = document.querySelector<HTMLElement>(`.grid-head [data-column="${at}"]`);
  const { name } = column.column;
  const first = others.filter((metric) => metric === content.primaryMetric || metricDirection(metric) !== undefined);
  const items = [...new Set([...first, ...others])].slice(0, mostMetrics).flatMap((metric) => {
    const direction = metricDirection(metric);
    const bests = direction ? ([direction === 'lower' ? 'min' : 'max'] as const) : (['min', 'max'] as const);
    return bests.map((best) => ({
      label: `${best} of ${plainText(metric, 60)}`,
      run: () => addColumn({ kind: 'history', name, value: { of: 'at', best, metric } }, column, session),
    }));
  });
  if (button && items.length > 0) openMenu(button, `${column.title}, where another metric is best`, items);
}
