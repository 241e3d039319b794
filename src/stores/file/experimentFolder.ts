import { join } from 'node:path';
import { keyed } from '../../base/keyed.ts';
import type { Experiment } from '../../model/experiment.ts';
import { given } from '../given.ts';
import { Children } from './children.ts';
import type { Disk } from './disk.ts';
import { damaged } from './failures.ts';
import { KeyFolder } from './keyFolder.ts';
import { LoggedModelFolder } from './loggedModelFolder.ts';
import { MetaFile } from './metaFile.ts';
import type { Notes } from './notes.ts';
import { RunFolder } from './runFolder.ts';
import { readTextValue } from './textFile.ts';
import { optionalNumber, text, type Fields } from './yaml.ts';

// What lies beside the runs.
const reserved = new Set(['tags', 'datasets', 'traces', 'models']);

/** The folder of one experiment, and what was read of it. */
export class ExperimentFolder {
  readonly experimentId: string;
  readonly path: string;
  readonly runs: Children<RunFolder>;
  readonly loggedModels: Children<LoggedModelFolder>;
  readonly #disk: Disk;
  readonly #meta: MetaFile<Omit<Experiment, 'tags'>>;
  readonly #tags: KeyFolder<string>;

  constructor(disk: Disk, notes: Notes, path: string, experimentId: string) {
    this.#disk = disk;
    this.path = path;
    this.experimentId = experimentId;
    this.runs = new Children(disk, path, (name) =>
      reserved.has(name) ? undefined : new RunFolder(disk, notes, this, name),
    );
    const models = join(path, 'models');
    this.loggedModels = new Children(
      disk,
      models,
      (name) => new LoggedModelFolder(disk, notes, join(models, name), this),
    );
    this.#meta = new MetaFile(disk, join(path, 'meta.yaml'), (fields, file) => {
      if (text(fields, 'experiment_id') === experimentId) return asExperiment(fields);
      throw damaged(`${file}:1`, 'it names another experiment than its folder does', 'RESOURCE_DOES_NOT_EXIST');
    });
    this.#tags = new KeyFolder(disk, join(path, 'tags'), notes, readTextValue(disk));
  }

  /** The run of that id, without a look at the others where there is none. @throws StoreError */
  run(runId: string): RunFolder | undefined {
    return this.#disk.isFolder(join(this.path, runId)) ? this.runs.get(runId) : undefined;
  }

  /** Undefined where there is no `meta.yaml`: then this is no experiment. @throws StoreError `damaged` */
  async experiment(): Promise<Experiment | undefined> {
    const experiment = await this.#meta.read();
    if (!experiment) return undefined;
    this.#tags.refresh(true);
    return { ...experiment, tags: keyed(this.#tags.entries()) };
  }
}

function asExperiment(fields: Fields): Omit<Experiment, 'tags'> {
  return {
    experimentId: text(fields, 'experiment_id'),
    name: text(fields, 'name'),
    artifactLocation: text(fields, 'artifact_location'),
    lifecycleStage: text(fields, 'lifecycle_stage') === 'deleted' ? 'deleted' : 'active',
    ...given('creationTimeMs', optionalNumber(fields, 'creation_time')),
    ...given('lastUpdateTimeMs', optionalNumber(fields, 'last_update_time')),
  };
}
