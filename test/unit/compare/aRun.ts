import { keyed } from '../../../src/base/keyed.ts';
import type { Run } from '../../../src/model/run.ts';

type Given = Partial<Omit<Run, 'metrics' | 'params' | 'tags'>> & {
  readonly metrics?: Readonly<Record<string, number>>;
  readonly params?: Readonly<Record<string, string>>;
  readonly tags?: Readonly<Record<string, string>>;
};

/** A run that has ended, with what is given. */
export function aRun({ metrics = {}, params = {}, tags = {}, ...given }: Given = {}): Run {
  return {
    runId: 'a',
    experimentId: '1',
    runName: 'swift-fox',
    userId: 'ada',
    status: 'FINISHED',
    lifecycleStage: 'active',
    startTimeMs: 1_000,
    endTimeMs: 3_000,
    artifactUri: '',
    latestMetrics: keyed([]),
    datasets: [],
    modelInputs: [],
    modelOutputs: [],
    ...given,
    metrics: keyed(Object.entries(metrics)),
    params: keyed(Object.entries(params)),
    tags: keyed(Object.entries(tags)),
  };
}
