import { appendFileSync, mkdirSync, renameSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { tempFolder, type TempFolder } from './tempFolder.ts';

export interface RunToWrite {
  readonly runId: string;
  readonly experimentId?: string;
  readonly name?: string;
  /** By MLflow's numbers: 1 is RUNNING, 3 FINISHED. */
  readonly status?: number;
  readonly lifecycleStage?: 'active' | 'deleted';
  readonly startTimeMs?: number;
  readonly endTimeMs?: number;
  readonly artifactUri?: string;
  /** The text of each file. */
  readonly metrics?: Readonly<Record<string, string>>;
  readonly params?: Readonly<Record<string, string>>;
  readonly tags?: Readonly<Record<string, string>>;
}

/** A file store as MLflow lays it out, in a folder of its own, written without Python. Dispose of it to remove it. */
export class TestMlruns implements Disposable {
  readonly #folder: TempFolder = tempFolder();
  readonly path = path.join(this.#folder.path, 'mlruns');

  constructor() {
    mkdirSync(this.path);
  }

  /** The path of a file or folder in the store. */
  at(...names: readonly string[]): string {
    return path.join(this.path, ...names);
  }

  write(name: string, text: string): void {
    this.#folder.write({ [`mlruns/${name}`]: text });
  }

  append(name: string, text: string): void {
    appendFileSync(this.at(name), text);
  }

  /** As MLflow replaces a `meta.yaml`. */
  replace(name: string, text: string): void {
    writeFileSync(this.at(`${name}.new`), text);
    renameSync(this.at(`${name}.new`), this.at(name));
  }

  /** Makes files and folders look as if nobody had touched them for a while. */
  age(...names: readonly string[]): void {
    const before = new Date(Date.now() - 3_600_000);
    for (const name of names) utimesSync(this.at(name), before, before);
  }

  addExperiment(experimentId: string, name: string, fields: Readonly<Record<string, unknown>> = {}, trash = ''): void {
    this.write(
      `${trash}${experimentId}/meta.yaml`,
      yaml({
        artifact_location: this.at(experimentId),
        creation_time: 1000,
        experiment_id: experimentId,
        last_update_time: 1000,
        lifecycle_stage: trash === '' ? 'active' : 'deleted',
        name,
        ...fields,
      }),
    );
  }

  addRun(run: RunToWrite): void {
    const { runId, experimentId = '1' } = run;
    const folder = `${experimentId}/${runId}`;
    for (const name of ['metrics', 'params', 'tags', 'artifacts'])
      mkdirSync(this.at(folder, name), { recursive: true });
    this.write(`${folder}/meta.yaml`, runMeta(run, this.at(folder, 'artifacts')));
    for (const kind of ['metrics', 'params', 'tags'] as const) {
      for (const [key, text] of Object.entries(run[kind] ?? {})) this.write(`${folder}/${kind}/${key}`, text);
    }
  }

  addModel(name: string, tags: Readonly<Record<string, string>> = {}): void {
    this.write(`models/${name}/meta.yaml`, yaml({ name, creation_timestamp: 1000, last_updated_timestamp: 1000 }));
    for (const [key, value] of Object.entries(tags)) this.write(`models/${name}/tags/${key}`, value);
  }

  addVersion(name: string, version: number, fields: Readonly<Record<string, unknown>> = {}): void {
    const times = { creation_timestamp: 1000 + version, last_updated_timestamp: 1000 + version };
    const text = yaml({ name, version, current_stage: 'None', status: 'READY', ...times, ...fields });
    this.write(`models/${name}/version-${version}/meta.yaml`, text);
  }

  [Symbol.dispose](): void {
    this.#folder[Symbol.dispose]();
  }
}

export function runMeta(run: RunToWrite, artifacts: string): string {
  return yaml({
    artifact_uri: run.artifactUri ?? artifacts,
    end_time: run.endTimeMs ?? null,
    entry_point_name: '',
    experiment_id: run.experimentId ?? '1',
    lifecycle_stage: run.lifecycleStage ?? 'active',
    run_id: run.runId,
    run_name: run.name ?? '',
    source_type: 4,
    start_time: run.startTimeMs ?? 1000,
    status: run.status ?? 3,
    user_id: 'ada',
  });
}

/** JSON is YAML; texts are quoted, as MLflow does with ids. */
function yaml(fields: Readonly<Record<string, unknown>>): string {
  return Object.entries(fields)
    .map(([name, value]) => `${name}: ${JSON.stringify(value)}\n`)
    .join('');
}
