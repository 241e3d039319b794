import { plainText } from '../../src/base/plainText.ts';
import { historyWords } from '../../src/compare/historyValue.ts';
import { metricDirection, type MetricDirection } from '../../src/model/metricDirection.ts';
import {
  columnKey,
  isSameColumn,
  type ColumnFacts,
  type LoggedColumn,
  type RunColumn,
} from '../../src/model/runColumn.ts';
import type { RunsContent } from '../../src/protocol/runs.ts';
import { numberFormat } from './numberFormat.ts';
import type { RunsView } from './view.ts';

/** A column as it stands in the table. */
export interface TableColumn {
  readonly column: RunColumn;
  readonly key: string;
  readonly title: string;
  readonly width: number;
  readonly isPinned: boolean;
  readonly isRight: boolean;
  readonly canSort: boolean;
  readonly format: (value: number) => string;
  readonly facts?: ColumnFacts;
  readonly direction?: MetricDirection;
}

const attributes: Readonly<Record<string, { readonly title: string; readonly width: number }>> = {
  run_name: { title: 'Run', width: 230 },
  experiment: { title: 'Experiment', width: 140 },
  status: { title: 'Status', width: 100 },
  start_time: { title: 'Started', width: 130 },
  end_time: { title: 'Ended', width: 130 },
  duration: { title: 'Duration', width: 100 },
  user_id: { title: 'User', width: 90 },
  source: { title: 'Source', width: 140 },
  commit: { title: 'Commit', width: 90 },
  datasets: { title: 'Datasets', width: 130 },
  aliases: { title: 'Aliases', width: 140 },
  run_id: { title: 'Run ID', width: 270 },
};

export const nameColumn: RunColumn = { kind: 'attribute', name: 'run_name' };

/** Which run is of which experiment, where the table is of several. */
export const experimentColumn: RunColumn = { kind: 'attribute', name: 'experiment' };

/** All but the name, which always stands first. */
export const attributeColumns: readonly RunColumn[] = Object.keys(attributes)
  .slice(1)
  .map((name) => ({ kind: 'attribute', name }));

/** `val_loss · min`. */
export function titleOf(column: RunColumn): string {
  const name = plainText(column.name, 80);
  return column.kind === 'history' ? `${name} · ${plainText(historyWords(column.value), 80)}` : name;
}

export function attributeTitle(name: string): string {
  return attributes[name]?.title ?? name;
}

const [fewMetrics, fewParams] = [5, 6];

/** What is worth a look where nobody chose: of which of several experiments, when, how long, the first metrics, and the params in which the runs differ. */
export function usualColumns({
  columns,
  primaryMetric,
  experiments,
}: Pick<RunsContent, 'columns' | 'primaryMetric' | 'experiments'>): readonly RunColumn[] {
  const named = ({ kind, name }: LoggedColumn): RunColumn => ({ kind, name });
  const logged = columns.filter((column) => column.kind !== 'history');
  const metrics = logged.filter(({ kind, name }) => kind === 'metric' && !name.startsWith('system/'));
  const first = metrics.filter(({ name }) => name === primaryMetric);
  const params = logged.filter(({ kind }) => kind === 'param');
  const differing = params.filter(({ differs }) => differs);
  return [
    ...(experiments.length > 1 ? [experimentColumn] : []),
    { kind: 'attribute', name: 'start_time' },
    { kind: 'attribute', name: 'duration' },
    ...[...new Set([...first, ...metrics])].slice(0, fewMetrics).map(named),
    ...(differing.length > 0 ? differing : params).slice(0, fewParams).map(named),
    { kind: 'attribute', name: 'aliases' },
  ];
}

interface ColumnsView extends Pick<RunsView, 'widths' | 'pinned' | 'onlyDiffering'> {
  readonly columns: RunsView['columns'] | undefined;
}

/** Room for a mean with its deviation. */
const groupedWidth = 164;

/** The columns that are chosen, and of these only those that differ, if so wished; pinned ones first. */
export function tableColumns(content: RunsContent, view: ColumnsView): readonly TableColumn[] {
  const facts = new Map(content.columns.map((one) => [columnKey(one), one]));
  const chosen = view.columns ?? usualColumns(content);
  const least = content.layout.groupBy.length > 0 ? groupedWidth : 0;
  const all = chosen
    .filter((column) => !isSameColumn(column, nameColumn))
    .map((column) => tableColumn(column, facts.get(columnKey(column)), view, isFigure(column) ? least : 0))
    .filter((one) => !view.onlyDiffering || isAlways(one.column) || one.facts?.differs === true);
  return [
    tableColumn(nameColumn, undefined, view, 0),
    ...all.filter(({ isPinned }) => isPinned),
    ...all.filter(({ isPinned }) => !isPinned),
  ];
}

/** What is computed is shown because somebody wants to see it. */
function isAlways({ kind }: RunColumn): boolean {
  return kind === 'attribute' || kind === 'history';
}

/** What groups have a mean of. */
function isFigure({ kind }: RunColumn): boolean {
  return kind === 'metric' || kind === 'history';
}

function tableColumn(
  column: RunColumn,
  facts: ColumnFacts | undefined,
  { widths, pinned }: ColumnsView,
  least: number,
): TableColumn {
  const { kind, name } = column;
  const key = columnKey(column);
  const known = kind === 'attribute' ? attributes[name] : undefined;
  const direction = kind === 'metric' || kind === 'history' ? metricDirection(name) : undefined;
  const title = known?.title ?? titleOf(column);
  return {
    column,
    key,
    title,
    width: widths[key] ?? known?.width ?? Math.max(90, least, Math.min(220, 48 + title.length * 8)),
    isPinned: isSameColumn(column, nameColumn) || pinned.includes(key),
    isRight:
      kind === 'metric' ||
      kind === 'history' ||
      name === 'duration' ||
      (kind !== 'attribute' && facts?.isNumeric === true),
    canSort: !(kind === 'attribute' && name === 'aliases'),
    format: numberFormat(facts),
    ...(facts && { facts }),
    ...(direction && { direction }),
  };
}
