import { metricDirection } from '../../model/metricDirection.ts';
import type { ModelVersion } from '../../model/modelVersion.ts';
import type { Run } from '../../model/run.ts';
import type { FigureRow, Figures } from '../../protocol/model.ts';
import { runSource } from '../../services/runs/runSource.ts';
import { metricsOf, metricValue, type Measure, type VersionSource } from '../../services/registry/versionMetrics.ts';
import { given } from '../../stores/given.ts';
import type { VersionSources } from './versionSources.ts';

const mostMetrics = 500;

/** What that says of versions which they came from, once it was read; `known` are all metrics so far. */
export function versionFigures(
  versions: readonly ModelVersion[],
  sources: VersionSources,
  known: Map<string, Measure>,
  metric: string | undefined,
  champion: ModelVersion | undefined,
): Figures {
  const all = champion ? [champion, ...versions] : versions;
  for (const version of all) for (const [name, by] of metricsOf(sources.of(version))) known.set(name, by);
  const metrics = [...known.keys()].sort().slice(0, mostMetrics);
  const suggested = suggestedMetric(champion && sources.of(champion)) ?? suggestedIn(metrics) ?? metrics[0];
  const shown = known.get(metric ?? suggested ?? '');
  return {
    rows: versions.map((version) => figureRow(version, sources.of(version), shown)),
    metrics,
    ...given('suggested', suggested),
  };
}

function suggestedMetric(source: VersionSource | undefined): string | undefined {
  return source && suggestedIn([...metricsOf(source).keys()].sort());
}

/** One of which people know what is better, and that was measured on data that was kept apart where there is one. */
function suggestedIn(metrics: readonly string[]): string | undefined {
  const keys = metrics.filter((key) => metricDirection(key) !== undefined);
  return (
    keys.find((key) => /^(val|test|eval)/i.test(key) && metricDirection(key) === 'higher') ??
    keys.find((key) => metricDirection(key) === 'higher') ??
    keys[0]
  );
}

function figureRow({ version }: ModelVersion, source: VersionSource, by: Measure | undefined): FigureRow {
  const { run, model } = source;
  const value = by && metricValue(source, by);
  const commit = run && runSource(run).commit;
  return {
    version,
    ...given('runName', run?.runName === '' ? run.runId : run?.runName),
    ...given('commit', commit?.slice(0, 80)),
    ...given('data', run && dataOf(run)),
    ...given('value', value === undefined || Number.isFinite(value) ? value : String(value)),
    ...(model && by && value !== undefined && !Object.is(value, run?.metrics[by.metric]) && { isOwn: true }),
  };
}

function dataOf({ datasets }: Run): string | undefined {
  const trained = datasets.find(({ tags }) => /^train/i.test(tags['mlflow.data.context'] ?? '')) ?? datasets[0];
  return trained && `${trained.name} ${trained.digest}`.slice(0, 200);
}
