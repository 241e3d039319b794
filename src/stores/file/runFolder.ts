import { join } from 'node:path';
import type { Run } from '../../model/run.ts';
import type { Disk } from './disk.ts';
import { damaged } from './failures.ts';
import { MetaFile } from './metaFile.ts';
import type { Notes } from './notes.ts';
import { RunDetails } from './runDetails.ts';
import { asRunInfo, type RunInfo } from './runInfo.ts';

/** The folder of one run, and what was read of it. */
export class RunFolder {
  readonly runId: string;
  readonly path: string;
  readonly #experimentPath: string;
  readonly #disk: Disk;
  readonly #notes: Notes;
  readonly #meta: MetaFile<RunInfo>;
  #details: RunDetails | undefined;
  #refreshed: { readonly question: number; readonly thorough: boolean } | undefined;

  constructor(
    disk: Disk,
    notes: Notes,
    experiment: { readonly experimentId: string; readonly path: string },
    runId: string,
  ) {
    this.runId = runId;
    this.path = join(experiment.path, runId);
    this.#experimentPath = experiment.path;
    this.#disk = disk;
    this.#notes = notes;
    this.#meta = new MetaFile(disk, join(this.path, 'meta.yaml'), (fields, file) => {
      const info = asRunInfo(fields);
      if (info.runId === runId && info.experimentId === experiment.experimentId) return info;
      throw damaged(`${file}:1`, 'it names another run or experiment than its folders do', 'INVALID_STATE');
    });
  }

  /** What MLflow asks of a folder before it takes it for a run that was asked for by its id; its searches do not ask. */
  missingFolder(): string | undefined {
    return ['metrics', 'params', 'artifacts'].find((name) => !this.#disk.isFolder(join(this.path, name)));
  }

  /** As its file says now; undefined where there is none, since then this is no run. @throws StoreError `damaged` */
  info(): Promise<RunInfo | undefined> {
    return this.#meta.read();
  }

  /** Brought up to date once for each question; that of many runs is never read, and takes no memory. @throws StoreError */
  async readDetails(question: number, thorough: boolean): Promise<RunDetails> {
    const details = this.details;
    const done = this.#refreshed;
    if (done?.question === question && (done.thorough || !thorough)) return details;
    await details.refresh(thorough);
    this.#refreshed = { question, thorough };
    return details;
  }

  /** As they were last read. */
  get details(): RunDetails {
    return (this.#details ??= new RunDetails(
      this.#disk,
      this.#notes,
      this.path,
      join(this.#experimentPath, 'datasets'),
    ));
  }

  async run(info: RunInfo, question: number): Promise<Run> {
    const details = (await this.readDetails(question, true)).all();
    return { ...info, runName: info.runName ?? details.tags['mlflow.runName'] ?? '', ...details };
  }

  /** To be called after a change: of finished runs, a file that was replaced is not looked for. */
  forget(): void {
    this.#details = undefined;
    this.#refreshed = undefined;
  }

  metricPath(key: string): string {
    return join(this.path, 'metrics', key);
  }
}
