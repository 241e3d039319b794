import { join } from 'node:path';
import { keyed } from '../../base/keyed.ts';
import type { MetricPoint } from '../../model/metric.ts';
import type { Run } from '../../model/run.ts';
import type { Disk, Stamp } from './disk.ts';
import { damaged } from './failures.ts';
import { inputsStamp, noInputs, readInputs, type RunInputs } from './inputs.ts';
import { KeyFolder, type ReadKey } from './keyFolder.ts';
import { readLatest, type LatestMetric } from './latestMetric.ts';
import { MetaFile } from './metaFile.ts';
import type { Notes } from './notes.ts';
import { asRunInfo, type RunInfo } from './runInfo.ts';
import { readTextValue } from './textFile.ts';

/** The folder of one run, and what was read of it. */
export class RunFolder {
  readonly runId: string;
  readonly path: string;
  readonly #experimentPath: string;
  readonly #meta: MetaFile<RunInfo>;
  readonly #disk: Disk;
  readonly #notes: Notes;
  readonly #metrics: KeyFolder<LatestMetric>;
  readonly #params: KeyFolder<string>;
  readonly #tags: KeyFolder<string>;
  #inputs: RunInputs = noInputs;
  #inputsStamp: Stamp = '';
  #detailsOf: { readonly question: number; readonly thorough: boolean } | undefined;

  constructor(
    disk: Disk,
    notes: Notes,
    experiment: { readonly experimentId: string; readonly path: string },
    runId: string,
  ) {
    this.runId = runId;
    this.#experimentPath = experiment.path;
    this.path = join(experiment.path, runId);
    this.#disk = disk;
    this.#notes = notes;
    this.#meta = new MetaFile(disk, join(this.path, 'meta.yaml'), (fields, file) => {
      const info = asRunInfo(fields);
      if (info.runId === runId && info.experimentId === experiment.experimentId) return info;
      throw damaged(`${file}:1`, 'it names another run or experiment than its folders do', 'INVALID_STATE');
    });
    const keys = <Value>(name: string, read: ReadKey<Value>): KeyFolder<Value> =>
      new KeyFolder(disk, join(this.path, name), notes, read);
    this.#metrics = keys('metrics', (path, before: LatestMetric | undefined) => readLatest(disk, path, before));
    this.#params = keys('params', readTextValue(disk));
    this.#tags = keys('tags', readTextValue(disk));
  }

  /** What MLflow asks of a folder before it takes it for a run that was asked for by its id; its searches do not ask. */
  missingFolder(): string | undefined {
    return ['metrics', 'params', 'artifacts'].find((name) => !this.#disk.isFolder(join(this.path, name)));
  }

  /** As its file says now; undefined where there is none, since then this is no run. @throws StoreError `damaged` */
  info(): Promise<RunInfo | undefined> {
    return this.#meta.read();
  }

  /** Brings metrics, params, tags and inputs up to date, once for each question. */
  async readDetails(question: number, thorough: boolean): Promise<void> {
    const done = this.#detailsOf;
    if (done?.question === question && (done.thorough || !thorough)) return;
    for (const keys of [this.#metrics, this.#params, this.#tags]) keys.refresh(thorough);
    const stamp = inputsStamp(this.#disk, this.path);
    if (stamp === '' || stamp !== this.#inputsStamp) {
      this.#inputs = await readInputs(this.#disk, this.path, join(this.#experimentPath, 'datasets'), this.#notes);
      this.#inputsStamp = stamp;
    }
    this.#detailsOf = { question, thorough };
  }

  metricPath(key: string): string {
    return join(this.path, 'metrics', key);
  }

  metric(key: string): number | undefined {
    return this.#metrics.get(key)?.point?.value;
  }

  param(key: string): string | undefined {
    return this.#params.get(key);
  }

  tag(key: string): string | undefined {
    return this.#tags.get(key);
  }

  get inputs(): RunInputs {
    return this.#inputs;
  }

  /** As of the last time that both were read. */
  run(info: RunInfo): Run {
    const points = this.#points();
    return {
      ...info,
      runName: info.runName ?? this.tag('mlflow.runName') ?? '',
      latestMetrics: keyed(points),
      metrics: keyed(points.map(([key, { value }]) => [key, value] as const)),
      params: keyed(this.#params.entries()),
      tags: keyed(this.#tags.entries()),
      ...this.#inputs,
    };
  }

  #points(): readonly (readonly [string, MetricPoint])[] {
    const points: (readonly [string, MetricPoint])[] = [];
    for (const [key, { point }] of this.#metrics.entries()) if (point) points.push([key, point]);
    return points;
  }
}
