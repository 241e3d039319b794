import { join } from 'node:path';
import { Children } from './children.ts';
import { Disk } from './disk.ts';
import { ExperimentFolder } from './experimentFolder.ts';
import { ModelFolder } from './modelFolder.ts';
import { notThere } from './failures.ts';
import { Notes } from './notes.ts';
import { Pace } from './pace.ts';

/** MLflow's own rule for ids, which are also names of folders. */
const experimentId = /^[a-zA-Z0-9][\w-]{0,63}$/;

/** One `mlruns` folder, and what was read of it. */
export class StoreFolder {
  readonly path: string;
  readonly disk: Disk;
  readonly notes: Notes;
  readonly pace: Pace;
  readonly registeredModels: Children<ModelFolder>;
  readonly modelsPath: string;
  /** Where MLflow moves experiments that are deleted. */
  readonly trashPath: string;
  readonly #active: Children<ExperimentFolder>;
  readonly #deleted: Children<ExperimentFolder>;
  #question = 0;

  constructor(path: string, pace: Pace) {
    this.path = path;
    this.pace = pace;
    this.disk = new Disk(path);
    this.notes = new Notes(path);
    const experimentsIn =
      (folder: string) =>
      (name: string): ExperimentFolder | undefined =>
        experimentId.test(name) && name !== 'models'
          ? new ExperimentFolder(this.disk, this.notes, join(folder, name), name)
          : undefined;
    this.trashPath = join(path, '.trash');
    this.#active = new Children(this.disk, path, experimentsIn(path));
    this.#deleted = new Children(this.disk, this.trashPath, experimentsIn(this.trashPath));
    const models = join(path, 'models');
    this.modelsPath = models;
    this.registeredModels = new Children(
      this.disk,
      models,
      (name) => new ModelFolder(this.disk, this.notes, join(models, name)),
    );
  }

  /** To be called before each question: within one, nothing is read twice. */
  begin(): void {
    this.#question++;
    // A folder that is gone must not look like one that is empty.
    if (!this.disk.isFolder(this.path)) throw notThere(this.path);
  }

  get question(): number {
    return this.#question;
  }

  activeExperiments(): Iterable<ExperimentFolder> {
    return this.#active.all();
  }

  deletedExperiments(): Iterable<ExperimentFolder> {
    return this.#deleted.all();
  }

  *allExperiments(): Generator<ExperimentFolder> {
    yield* this.activeExperiments();
    yield* this.deletedExperiments();
  }

  activeExperiment(id: string): ExperimentFolder | undefined {
    return this.#active.get(id);
  }

  deletedExperiment(id: string): ExperimentFolder | undefined {
    return this.#deleted.get(id);
  }

  experiment(id: string): ExperimentFolder | undefined {
    return this.#active.get(id) ?? this.#deleted.get(id);
  }
}
