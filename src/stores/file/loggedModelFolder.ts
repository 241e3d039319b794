import { basename, join } from 'node:path';
import { keyed } from '../../base/keyed.ts';
import type { LoggedModel, LoggedModelStatus } from '../../model/loggedModel.ts';
import { given } from '../given.ts';
import type { Disk } from './disk.ts';
import { damaged } from './failures.ts';
import { KeyFolder } from './keyFolder.ts';
import { MetaFile } from './metaFile.ts';
import { readModelMetrics, type ModelMetric } from './modelMetrics.ts';
import type { Notes } from './notes.ts';
import { readTextValue } from './textFile.ts';
import { optionalNumber, text, type Fields } from './yaml.ts';

interface Info {
  readonly model: Omit<LoggedModel, 'tags' | 'params' | 'metrics'>;
  readonly isDeleted: boolean;
}

// By MLflow's numbers.
const statuses: readonly LoggedModelStatus[] = ['UNKNOWN', 'PENDING', 'READY', 'UPLOAD_FAILED'];

/** The folder of one logged model, and what was read of it. */
export class LoggedModelFolder {
  readonly path: string;
  readonly #meta: MetaFile<Info>;
  readonly #metrics: KeyFolder<readonly ModelMetric[]>;
  readonly #params: KeyFolder<string>;
  readonly #tags: KeyFolder<string>;

  constructor(disk: Disk, notes: Notes, path: string, experiment: { readonly experimentId: string }) {
    this.path = path;
    this.#meta = new MetaFile(disk, join(path, 'meta.yaml'), (fields, file) => {
      const info = asInfo(fields);
      const { modelId, experimentId } = info.model;
      if (modelId === basename(path) && experimentId === experiment.experimentId) return info;
      throw damaged(`${file}:1`, 'it names another logged model or experiment than its folders do', 'INVALID_STATE');
    });
    this.#metrics = new KeyFolder(disk, join(path, 'metrics'), notes, (file) => readModelMetrics(disk, file));
    this.#params = new KeyFolder(disk, join(path, 'params'), notes, readTextValue(disk));
    this.#tags = new KeyFolder(disk, join(path, 'tags'), notes, readTextValue(disk));
  }

  /** Undefined where there is none, or it was deleted. @throws StoreError `damaged` */
  async model(): Promise<LoggedModel | undefined> {
    const info = await this.#meta.read();
    if (!info || info.isDeleted) return undefined;
    for (const keys of [this.#metrics, this.#params, this.#tags]) keys.refresh(true);
    return {
      ...info.model,
      tags: keyed(this.#tags.entries()),
      params: keyed(this.#params.entries()),
      metrics: [...this.#metrics.entries()].flatMap(([key, metrics]) => metrics.map((metric) => ({ key, ...metric }))),
    };
  }
}

function asInfo(fields: Fields): Info {
  return {
    model: {
      modelId: text(fields, 'model_id'),
      experimentId: text(fields, 'experiment_id'),
      name: text(fields, 'name'),
      modelType: text(fields, 'model_type'),
      status: statuses[optionalNumber(fields, 'status') ?? 0] ?? 'UNKNOWN',
      sourceRunId: text(fields, 'source_run_id'),
      artifactUri: text(fields, 'artifact_location'),
      ...given('creationTimeMs', optionalNumber(fields, 'creation_timestamp')),
      ...given('lastUpdateTimeMs', optionalNumber(fields, 'last_updated_timestamp')),
    },
    isDeleted: text(fields, 'lifecycle_stage') === 'deleted',
  };
}
