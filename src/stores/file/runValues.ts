import type { Field } from '../../filter/check.ts';
import type { FieldValue, ValuesOf } from '../../filter/evaluate.ts';
import type { RunFolder } from './runFolder.ts';
import type { RunInfo } from './runInfo.ts';
import { present } from './values.ts';

/** A run that a search looks at. */
export interface Candidate {
  readonly folder: RunFolder;
  readonly info: RunInfo;
}

/** Whether `meta.yaml` says it. The name may be a tag only. */
export function isInfo({ kind, name }: Field): boolean {
  return kind === 'attribute' && name !== 'run_name';
}

/** What a run has; what {@link isInfo} denies must have been read before. */
export function runValues({ folder, info }: Candidate): ValuesOf {
  return ({ kind, name }) => {
    switch (kind) {
      case 'attribute':
        return present(
          attribute(info, name) ?? (name === 'run_name' ? folder.details.tag('mlflow.runName') : undefined),
        );
      case 'metric':
        return present(folder.details.metric(name));
      case 'param':
        return present(folder.details.param(name));
      case 'tag':
        return present(folder.details.tag(name));
      case 'dataset':
        return datasetValues(folder, name);
    }
  };
}

function attribute(info: RunInfo, name: string): FieldValue | undefined {
  switch (name) {
    case 'run_id':
      return info.runId;
    case 'run_name':
      return info.runName;
    case 'status':
      return info.status;
    case 'user_id':
      return info.userId;
    case 'artifact_uri':
      return info.artifactUri;
    case 'start_time':
      return info.startTimeMs;
    case 'end_time':
      return info.endTimeMs;
    default:
      throw new Error(`Runs have no ${name}.`);
  }
}

function datasetValues({ details: { datasets } }: RunFolder, name: string): readonly FieldValue[] {
  switch (name) {
    case 'name':
      return datasets.map((dataset) => dataset.name);
    case 'digest':
      return datasets.map((dataset) => dataset.digest);
    default:
      return datasets.map(({ tags }) => tags['mlflow.data.context']).filter((context) => context !== undefined);
  }
}
