import { plainText } from '../../base/plainText.ts';
import { isLive, parentRunId, type DatasetInput, type Run } from '../../model/run.ts';
import type { LatestMetrics, NamedText, RunContent, RunDataset, RunFacts } from '../../protocol/run.ts';
import { nameTag, noteTag } from '../../services/runs/runFields.ts';
import { runSource } from '../../services/runs/runSource.ts';
import { given } from '../../stores/given.ts';
import { columnsOf } from './datasetColumns.ts';

/** What the run itself does not say. */
type Besides = Pick<RunContent, 'note' | 'warnings' | 'asked'>;

/** What the page of a run shows at once. */
export function runContent(run: Run, besides: Besides): RunContent {
  const tags = textsOf(run.tags);
  const isInternal = ({ name }: NamedText): boolean => name.startsWith('mlflow.');
  const metrics = Object.keys(run.latestMetrics).sort(byName.compare);
  const isSystem = (key: string): boolean => key.startsWith('system/');
  return {
    title: plainText(run.runName === '' ? run.runId : run.runName, 60),
    facts: factsOf(run),
    params: textsOf(run.params),
    tags: tags.filter((tag) => !isInternal(tag)),
    // Shown elsewhere on the page.
    mlflowTags: tags.filter((tag) => isInternal(tag) && tag.name !== noteTag && tag.name !== nameTag),
    metrics: latestOf(
      run,
      metrics.filter((key) => !isSystem(key)),
    ),
    systemMetrics: latestOf(run, metrics.filter(isSystem)),
    datasets: run.datasets.map(datasetOf),
    loggedModelCount: new Set([...run.modelOutputs, ...run.modelInputs].map(({ modelId }) => modelId)).size,
    ...besides,
  };
}

function factsOf(run: Run): RunFacts {
  const { runId, status, startTimeMs, endTimeMs, tags } = run;
  const user = [run.userId, tags['mlflow.user']].find((name) => name !== undefined && name !== '');
  const { name: sourceName, type: sourceType, entryPoint, commit, branch } = runSource(run);
  return {
    runId,
    name: run.runName,
    status,
    isLive: isLive(run),
    isDeleted: run.lifecycleStage === 'deleted',
    hasParent: parentRunId(run) !== undefined,
    ...given('startTimeMs', startTimeMs),
    ...given('endTimeMs', endTimeMs),
    ...given('user', user),
    ...given('sourceName', sourceName),
    ...given('sourceType', sourceType),
    ...given('entryPoint', entryPoint),
    ...given('commit', commit),
    ...given('branch', branch),
  };
}

function textsOf(texts: Run['params']): readonly NamedText[] {
  return Object.entries(texts)
    .map(([name, value]) => ({ name, value }))
    .sort((a, b) => byName.compare(a.name, b.name));
}

function latestOf({ latestMetrics }: Run, keys: readonly string[]): LatestMetrics {
  const points = keys.map((key) => latestMetrics[key] ?? { value: NaN, step: 0, timestampMs: 0 });
  return {
    keys,
    values: Float64Array.from(points, ({ value }) => value),
    steps: Float64Array.from(points, ({ step }) => step),
    timesMs: Float64Array.from(points, ({ timestampMs }) => timestampMs),
  };
}

function datasetOf({ name, digest, sourceType, source, schema, profile, tags }: DatasetInput): RunDataset {
  const columns = schema === undefined ? undefined : columnsOf(schema);
  return {
    name,
    digest,
    sourceType,
    source,
    ...given('context', tags['mlflow.data.context']),
    ...given('columns', columns),
    ...given('schema', columns ? undefined : schema),
    ...given('profile', profile),
  };
}

const byName = new Intl.Collator('en', { numeric: true });
