import type { Run, RunStatus } from '../../model/run.ts';
import { given } from '../given.ts';
import { optionalNumber, optionalText, text, type Fields } from './yaml.ts';

/** What a run's `meta.yaml` says. */
export type RunInfo = Pick<
  Run,
  'runId' | 'experimentId' | 'userId' | 'status' | 'lifecycleStage' | 'startTimeMs' | 'endTimeMs' | 'artifactUri'
> & {
  /** Before MLflow 1.30 the name was a tag only. */
  readonly runName: string | undefined;
};

// By MLflow's numbers; 0 is none.
const statuses: readonly RunStatus[] = ['UNKNOWN', 'RUNNING', 'SCHEDULED', 'FINISHED', 'FAILED', 'KILLED'];

export function statusNumber(status: RunStatus): number {
  return statuses.indexOf(status);
}

export function asRunInfo(fields: Fields): RunInfo {
  return {
    // Until MLflow 1.0 it had only the other name.
    runId: text(fields, 'run_id') || text(fields, 'run_uuid'),
    experimentId: text(fields, 'experiment_id'),
    runName: optionalText(fields, 'run_name') || undefined,
    userId: text(fields, 'user_id'),
    status: statuses[optionalNumber(fields, 'status') ?? 1] ?? 'UNKNOWN',
    lifecycleStage: text(fields, 'lifecycle_stage') === 'deleted' ? 'deleted' : 'active',
    ...given('startTimeMs', optionalNumber(fields, 'start_time')),
    ...given('endTimeMs', optionalNumber(fields, 'end_time')),
    artifactUri: text(fields, 'artifact_uri'),
  };
}
