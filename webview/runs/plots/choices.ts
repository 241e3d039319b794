import { columnOf, isSameColumn, type RunColumn } from '../../../src/model/runColumn.ts';
import type { RunsContent } from '../../../src/protocol/runs.ts';

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

function metrics({ columns }: Known): readonly RunColumn[] {
  return columns.filter(({ kind, min }) => kind === 'metric' && min !== undefined).map(columnOf);
}

/** That of the primary metric, else the first in which the runs differ. */
function mainMetric(known: Known): RunColumn | undefined {
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

function attribute(name: string): RunColumn {
  return { kind: 'attribute', name };
}
