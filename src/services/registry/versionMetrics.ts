import { keyed, type Keyed } from '../../base/keyed.ts';
import type { LoggedModel } from '../../model/loggedModel.ts';
import type { Run } from '../../model/run.ts';
import { metricOf } from '../../policy/figures.ts';
import type { MetricOf } from '../../policy/policy.ts';
import type { Fact } from '../../policy/promotionFacts.ts';

/** What a version came from, as far as it is there. */
export interface VersionSource {
  readonly run: Run | undefined;
  readonly model: LoggedModel | undefined;
}

/** What a version is measured by: a metric, or that of one data set. */
export type Measure = MetricOf;

/** By what a version can be measured, by name: the metrics of its run and of its logged model, these also for each data set by itself. */
export function metricsOf({ run, model }: VersionSource): ReadonlyMap<string, Measure> {
  const own = model?.metrics ?? [];
  const keys = [...Object.keys(run?.metrics ?? {}), ...own.map(({ key }) => key)];
  return new Map([
    ...own.flatMap(({ key, datasetName: dataset }) =>
      dataset === undefined ? [] : [[`${key} on ${dataset}`, { metric: key, dataset }] as const],
    ),
    ...keys.filter((key) => !key.startsWith('system/')).map((metric) => [metric, { metric }] as const),
  ]);
}

/** The value by which policies judge, too. */
export function metricValue({ run, model }: VersionSource, by: Measure): number | undefined {
  const value = metricOf({ run: known(run), loggedModel: known(model) }, by);
  return 'known' in value ? value.known : undefined;
}

/** All of them. */
export function metricValues(source: VersionSource): Keyed<number> {
  return keyed(
    [...metricsOf(source)].flatMap(([name, by]) => {
      const value = metricValue(source, by);
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
}

function known<Value>(value: Value | undefined): Fact<Value> {
  return value === undefined ? { unknown: '' } : { known: value };
}
