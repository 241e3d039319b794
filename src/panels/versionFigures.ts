import { metricDirection } from '../model/metricDirection.ts';
import type { ModelVersion } from '../model/modelVersion.ts';
import type { Run } from '../model/run.ts';
import type { FigureRow, Figures } from '../protocol/model.ts';
import { runSource } from '../services/runSource.ts';
import { given } from '../stores/given.ts';
import type { SourceRuns } from './sourceRuns.ts';

const mostMetrics = 500;

/** What the source runs of versions say of them, once they were read. */
export function versionFigures(
  versions: readonly ModelVersion[],
  runs: SourceRuns,
  metric: string | undefined,
  champion: ModelVersion | undefined,
): Figures {
  const keys = new Set(runs.all.flatMap((run) => Object.keys(run.metrics).filter((key) => !key.startsWith('system/'))));
  const metrics = [...keys].sort().slice(0, mostMetrics);
  const suggested = suggestedMetric(champion && runs.get(champion.runId)) ?? suggestedMetric(runs.all[0]) ?? metrics[0];
  const shown = metric ?? suggested;
  return {
    rows: versions.map((version) => figureRow(version, runs.get(version.runId), shown)),
    metrics,
    ...given('suggested', suggested),
  };
}

/** One of which people know what is better, and that was measured on data that was kept apart where there is one. */
function suggestedMetric(run: Run | undefined): string | undefined {
  const keys = Object.keys(run?.metrics ?? {})
    .filter((key) => metricDirection(key) !== undefined && !key.startsWith('system/'))
    .sort();
  return (
    keys.find((key) => /^(val|test|eval)/i.test(key) && metricDirection(key) === 'higher') ??
    keys.find((key) => metricDirection(key) === 'higher') ??
    keys[0]
  );
}

function figureRow({ version }: ModelVersion, run: Run | undefined, metric: string | undefined): FigureRow {
  if (!run) return { version };
  const value = metric === undefined ? undefined : run.metrics[metric];
  const { commit } = runSource(run);
  return {
    version,
    runName: run.runName === '' ? run.runId : run.runName,
    ...given('commit', commit?.slice(0, 80)),
    ...given('data', dataOf(run)),
    ...given('value', value === undefined || Number.isFinite(value) ? value : String(value)),
  };
}

function dataOf({ datasets }: Run): string | undefined {
  const trained = datasets.find(({ tags }) => /^train/i.test(tags['mlflow.data.context'] ?? '')) ?? datasets[0];
  return trained && `${trained.name} ${trained.digest}`.slice(0, 200);
}
