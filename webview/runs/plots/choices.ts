import { columnKey, columnOf, isSameColumn, type ColumnFacts, type RunColumn } from '../../../src/model/runColumn.ts';
import type { RunsContent } from '../../../src/protocol/runs.ts';
import { attributeTitle, titleOf } from '../columns.ts';
import type { PlotsLook } from './look.ts';

type Known = Pick<RunsContent, 'columns' | 'primaryMetric'>;

const numericAttributes: readonly RunColumn[] = ['duration', 'start_time'].map(attribute);
const textAttributes: readonly RunColumn[] = ['status', 'user_id', 'source', 'commit', 'datasets'].map(attribute);

const fewAxes = 7;
/** Texts that tell so many runs apart tell nothing on an axis. */
const mostTexts = 30;

/** All that can be drawn: what the runs logged, then what MLflow knows of them. */
export function drawable({ columns }: Known): readonly RunColumn[] {
  return [...columns.map(columnOf), ...numericAttributes, ...textAttributes];
}

export function numeric({ columns }: Known): readonly RunColumn[] {
  return [...columns.filter(isNumeric).map(columnOf), ...numericAttributes];
}

export function groups({ columns }: Known): readonly RunColumn[] {
  return [...columns.filter(({ kind }) => kind === 'param' || kind === 'tag').map(columnOf), ...textAttributes];
}

export function metrics({ columns }: Known): readonly RunColumn[] {
  return columns.filter(({ kind, min }) => kind === 'metric' && min !== undefined).map(columnOf);
}

export function params({ columns }: Known): readonly RunColumn[] {
  return columns.filter(({ kind, differs }) => kind === 'param' && differs).map(columnOf);
}

/** That of the primary metric, else the first in which the runs differ. */
export function mainMetric(known: Known): RunColumn | undefined {
  const all = metrics(known);
  const differing = known.columns.filter(({ kind, differs, min }) => kind === 'metric' && differs && min !== undefined);
  const own = differing.find(({ name }) => !name.startsWith('system/')) ?? differing[0];
  return all.find(({ name }) => name === known.primaryMetric) ?? (own && columnOf(own)) ?? all[0];
}

/** What is worth a look where nobody chose: the params in which the runs differ, and the primary metric last; its colours are the lines'. */
export function usualAxes(known: Known): readonly RunColumn[] {
  const last = mainMetric(known);
  const worth = known.columns.filter(
    ({ kind, differs, isNumeric: isNumbers, textCount = Infinity }) =>
      kind === 'param' && differs && (isNumbers || textCount <= mostTexts),
  );
  const others = metrics(known).filter((metric) => !last || !isSameColumn(metric, last));
  const before = worth.length > 0 ? worth.map(columnOf) : [...numericAttributes.slice(0, 1), ...others];
  return [...before.slice(0, last ? fewAxes - 1 : fewAxes), ...(last ? [last] : [])];
}

/** What the plots of two or three columns show: what was chosen, as long as there is such a column, else what is worth a look. */
export function chosenColumns(known: Known, look: PlotsLook): ChosenColumns {
  const all = new Set(drawable(known).map(columnKey));
  const there = (column: RunColumn | undefined): RunColumn | undefined =>
    column && all.has(columnKey(column)) ? column : undefined;
  const metric = there(look.metric) ?? mainMetric(known);
  const differing = known.columns.filter(({ kind, differs }) => kind === 'param' && differs);
  const [first, second] = differing.filter(isNumeric);
  const group = differing.find(
    ({ isNumeric: isNumbers, textCount = Infinity }) => !isNumbers && textCount <= mostTexts,
  );
  const few = differing.find(({ textCount = Infinity }) => textCount <= mostTexts);
  return {
    metric,
    group: there(look.group) ?? (group && columnOf(group)) ?? (few && columnOf(few)) ?? textAttributes[0],
    x: there(look.x) ?? (first && columnOf(first)) ?? numericAttributes[1],
    y: there(look.y) ?? mainMetric(known) ?? numericAttributes[0],
    across: there(look.across) ?? (first && columnOf(first)),
    up: there(look.up) ?? (second && columnOf(second)),
    color: there(look.color),
    size: there(look.size),
  };
}

type ChosenColumns = {
  readonly [Part in 'metric' | 'group' | 'x' | 'y' | 'color' | 'size' | 'across' | 'up']: RunColumn | undefined;
};

/** Plain text. */
export function columnTitle(column: RunColumn): string {
  return column.kind === 'attribute' ? attributeTitle(column.name) : titleOf(column);
}

function isNumeric({ kind, isNumeric: isNumbers, min }: ColumnFacts): boolean {
  return (kind === 'metric' || isNumbers) && min !== undefined;
}

function attribute(name: string): RunColumn {
  return { kind: 'attribute', name };
}
