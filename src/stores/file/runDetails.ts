import { join } from 'node:path';
import { keyed } from '../../base/keyed.ts';
import type { MetricPoint } from '../../model/metric.ts';
import type { Run } from '../../model/run.ts';
import type { Disk, Stamp } from './disk.ts';
import { inputsStamp, noInputs, readInputs, type RunInputs } from './inputs.ts';
import { KeyFolder, type ReadKey } from './keyFolder.ts';
import { readLatest, type LatestMetric } from './latestMetric.ts';
import type { Notes } from './notes.ts';
import { readTextValue } from './textFile.ts';

/** What lies beside a run's `meta.yaml`: metrics, params, tags, inputs and outputs, as they were last read. */
export class RunDetails {
  readonly #disk: Disk;
  readonly #notes: Notes;
  readonly #path: string;
  readonly #datasetsPath: string;
  readonly #metrics: KeyFolder<LatestMetric>;
  readonly #params: KeyFolder<string>;
  readonly #tags: KeyFolder<string>;
  #inputs: RunInputs = noInputs;
  #inputsStamp: Stamp = '';

  constructor(disk: Disk, notes: Notes, path: string, datasetsPath: string) {
    this.#disk = disk;
    this.#notes = notes;
    this.#path = path;
    this.#datasetsPath = datasetsPath;
    const keys = <Value>(name: string, read: ReadKey<Value>): KeyFolder<Value> =>
      new KeyFolder(disk, join(path, name), notes, read);
    this.#metrics = keys('metrics', (file, before: LatestMetric | undefined) => readLatest(disk, file, before));
    this.#params = keys('params', readTextValue(disk));
    this.#tags = keys('tags', readTextValue(disk));
  }

  /** Brings them up to date; `thorough` as in {@link KeyFolder.refresh}. @throws StoreError */
  async refresh(thorough: boolean): Promise<void> {
    for (const keys of [this.#metrics, this.#params, this.#tags]) keys.refresh(thorough);
    const stamp = inputsStamp(this.#disk, this.#path);
    if (stamp !== '' && stamp === this.#inputsStamp) return;
    this.#inputs = await readInputs(this.#disk, this.#path, this.#datasetsPath, this.#notes);
    this.#inputsStamp = stamp;
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

  get datasets(): Run['datasets'] {
    return this.#inputs.datasets;
  }

  all(): RunInputs & Pick<Run, 'latestMetrics' | 'metrics' | 'params' | 'tags'> {
    const points: (readonly [string, MetricPoint])[] = [];
    for (const [key, { point }] of this.#metrics.entries()) if (point) points.push([key, point]);
    return {
      latestMetrics: keyed(points),
      metrics: keyed(points.map(([key, { value }]) => [key, value] as const)),
      params: keyed(this.#params.entries()),
      tags: keyed(this.#tags.entries()),
      ...this.#inputs,
    };
  }
}
