import { categoriesOf } from './categories.ts';
import { numberAt, type PlotColumn } from './plotColumn.ts';

/** What one param alone tells of a metric. */
export interface Importance {
  readonly column: PlotColumn;
  /** From 0 to 1: how much of the order of the runs by the metric it explains, less what chance would; undefined where this cannot be told. */
  readonly share: number | undefined;
  /** Of how many runs: those that have both. */
  readonly count: number;
  /** In how many groups the param puts them. */
  readonly groups: number;
  /** Of numbers, from -1 to 1: whether the metric grows or falls with it. */
  readonly correlation?: number;
}

/** Numbers are put in so many groups of about the same size. */
const fewGroups = 5;
/** With fewer runs, what is found may well be chance. */
export const fewRuns = 30;

/**
 * The share of the variance of the metric's ranks that lies between the groups that a param makes (η² of a Kruskal-Wallis test), corrected for
 * chance as an adjusted R² is: params with many values gain nothing by that. Params that vary together both have the credit.
 */
export function importanceOf(column: PlotColumn, metric: PlotColumn): Importance {
  const groupOf = groupsOf(column);
  const [values, groups, numbers]: [number[], number[], number[]] = [[], [], []];
  groupOf.forEach((group, run) => {
    const value = numberAt(metric, run);
    if (group < 0 || typeof value !== 'number') return;
    values.push(value);
    groups.push(group);
    const number = numberAt(column, run);
    if (typeof number === 'number') numbers.push(number);
  });
  const ranks = ranksOf(values);
  const distinct = new Set(groups).size;
  const share = explained(ranks, groups, distinct);
  const correlation = numbers.length === values.length ? correlationOf(ranksOf(numbers), ranks) : undefined;
  return {
    ...{ column, count: values.length, groups: distinct, share },
    ...(correlation !== undefined && { correlation }),
  };
}

/** Which group each run is in; -1 for none. */
function groupsOf(column: PlotColumn): Int32Array {
  const { values } = column;
  if (values.kind === 'texts') return categoriesOf(column).places;
  const finite = [...values.numbers.keys()].flatMap((run) => {
    const value = numberAt(column, run);
    return typeof value === 'number' ? [value] : [];
  });
  const sorted = Float64Array.from(finite).sort();
  const distinct = [...new Set(sorted)];
  const bounds =
    distinct.length <= fewGroups
      ? distinct.slice(1)
      : [
          ...new Set(
            Array.from(
              { length: fewGroups - 1 },
              (_, at) => sorted[Math.floor(((at + 1) * sorted.length) / fewGroups)] ?? 0,
            ),
          ),
        ];
  return Int32Array.from(values.numbers, (_, run) => {
    const value = numberAt(column, run);
    return typeof value === 'number' ? bounds.filter((bound) => value >= bound).length : -1;
  });
}

function explained(ranks: Float64Array, groups: readonly number[], distinct: number): number | undefined {
  const count = ranks.length;
  const mean = (count + 1) / 2;
  const total = ranks.reduce((sum, rank) => sum + (rank - mean) ** 2, 0);
  // One group tells nothing, nor do as many as there are runs; runs that are all as good have no order.
  if (distinct < 2 || count <= distinct || total === 0) return undefined;
  const sums = new Map<number, { sum: number; count: number }>();
  groups.forEach((group, index) => {
    const one = sums.get(group) ?? { sum: 0, count: 0 };
    one.sum += ranks[index] ?? 0;
    one.count++;
    sums.set(group, one);
  });
  let between = 0;
  for (const { sum, count: size } of sums.values()) between += size * (sum / size - mean) ** 2;
  return Math.max(0, 1 - ((1 - between / total) * (count - 1)) / (count - distinct));
}

/** 1 for the least; those that are as great share the mean of their ranks. */
export function ranksOf(values: readonly number[]): Float64Array {
  const order = [...values.keys()].sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  const ranks = new Float64Array(values.length);
  for (let from = 0; from < order.length;) {
    let to = from;
    while (to < order.length && values[order[to] ?? 0] === values[order[from] ?? 0]) to++;
    for (let at = from; at < to; at++) ranks[order[at] ?? 0] = (from + 1 + to) / 2;
    from = to;
  }
  return ranks;
}

function correlationOf(one: Float64Array, other: Float64Array): number | undefined {
  const mean = (one.length + 1) / 2;
  let [both, ones, others] = [0, 0, 0];
  one.forEach((rank, index) => {
    const [a, b] = [rank - mean, (other[index] ?? 0) - mean];
    both += a * b;
    ones += a * a;
    others += b * b;
  });
  return ones > 0 && others > 0 ? both / Math.sqrt(ones * others) : undefined;
}
