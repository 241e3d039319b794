import { keyed } from '../../src/base/keyed.ts';
import type { Connection } from '../../src/connections/connection.ts';
import type { Experiment } from '../../src/model/experiment.ts';
import type { ModelVersion } from '../../src/model/modelVersion.ts';
import type { RegisteredModel } from '../../src/model/registeredModel.ts';
import type { Run } from '../../src/model/run.ts';

export const server: Connection = {
  id: 'settings/Server',
  name: 'Server',
  trackingUri: 'https://mlflow.example.com/team',
  source: 'settings',
};

export const file: Connection = {
  id: 'settings/File',
  name: 'File',
  trackingUri: 'sqlite:////project/mlflow.db',
  source: 'settings',
};

type Named = Readonly<Record<string, string>>;

export function anExperiment({ tags = {}, ...rest }: Partial<Experiment> & { tags?: Named } = {}): Experiment {
  return {
    experimentId: '1',
    name: 'iris',
    artifactLocation: 'mlflow-artifacts:/1',
    lifecycleStage: 'active',
    tags: keyed(Object.entries(tags)),
    ...rest,
  };
}

interface RunFacts extends Partial<Omit<Run, 'metrics' | 'latestMetrics' | 'params' | 'tags'>> {
  readonly metrics?: Readonly<Record<string, number>>;
  readonly params?: Named;
  readonly tags?: Named;
  /** The run that it is nested in. */
  readonly parent?: string;
}

export function aRun({ metrics = {}, params = {}, tags = {}, parent, ...rest }: RunFacts = {}): Run {
  return {
    runId: '0123456789abcdef0123456789abcdef',
    experimentId: '1',
    runName: 'swift-fox',
    userId: 'ada',
    status: 'FINISHED',
    lifecycleStage: 'active',
    artifactUri: '',
    metrics: keyed(Object.entries(metrics)),
    latestMetrics: keyed(Object.entries(metrics).map(([key, value]) => [key, { step: 0, timestampMs: 1000, value }])),
    params: keyed(Object.entries(params)),
    tags: keyed([...Object.entries(tags), ...(parent === undefined ? [] : [['mlflow.parentRunId', parent] as const])]),
    datasets: [],
    modelInputs: [],
    modelOutputs: [],
    ...rest,
  };
}

export function aModel({
  aliases = {},
  ...rest
}: Partial<RegisteredModel> & { aliases?: Named } = {}): RegisteredModel {
  return { name: 'churn', description: '', aliases: keyed(Object.entries(aliases)), tags: keyed([]), ...rest };
}

export function aVersion(facts: Partial<ModelVersion> = {}): ModelVersion {
  return {
    name: 'churn',
    version: '3',
    description: '',
    currentStage: 'None',
    status: 'READY',
    statusMessage: '',
    source: '',
    runId: '',
    modelId: '',
    userId: '',
    aliases: [],
    tags: keyed([]),
    ...facts,
  };
}
