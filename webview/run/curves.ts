import { sentenceOf } from '../../src/base/sentenceOf.ts';
import { extremesOf, type Extremes } from '../../src/model/extremes.ts';
import type { LatestMetrics, MetricSeries, RunProtocol } from '../../src/protocol/run.ts';
import type { Host } from '../common/host.ts';

/** As many points as a small curve has pixels for; every extreme is among them. */
const maxPoints = 64;
const keysAtOnce = 20;

export interface Curve {
  readonly series: MetricSeries;
  readonly extremes: Extremes;
}

/** The small curves of the metrics that are in view: read when they come into view, and when they got new points. */
export class Curves {
  readonly #host: Host<RunProtocol>;
  readonly #update: () => void;
  readonly #inView = new Set<string>();
  readonly #stamps = new Map<string, string>();
  /** With the stamp that a curve was read for. */
  readonly #curves = new Map<string, Curve & { readonly stamp: string }>();
  readonly #failures = new Map<string, string>();
  #isAsking = false;

  constructor(host: Host<RunProtocol>, update: () => void) {
    this.#host = host;
    this.#update = update;
  }

  of(key: string): Curve | undefined {
    return this.#curves.get(key);
  }

  failureOf(key: string): string | undefined {
    return this.#failures.get(key);
  }

  /** Takes the latest points: a metric that has another one than before has a longer curve. */
  take(...metrics: readonly LatestMetrics[]): void {
    for (const { keys, values, steps, timesMs } of metrics) {
      for (const [at, key] of keys.entries()) {
        this.#stamps.set(key, `${String(steps[at])} ${String(timesMs[at])} ${String(values[at])}`);
      }
    }
    this.#failures.clear();
    this.#askSoon();
  }

  setInView(key: string, isInView: boolean): void {
    if (isInView) this.#inView.add(key);
    else this.#inView.delete(key);
    if (isInView) this.#askSoon();
  }

  #askSoon(): void {
    if (this.#isAsking) return;
    this.#isAsking = true;
    // Rows come into view one by one, and are asked for together.
    queueMicrotask(() => void this.#askAll());
  }

  async #askAll(): Promise<void> {
    for (let keys = this.#wanted(); keys.length > 0; keys = this.#wanted()) {
      const stamps = keys.map((key) => this.#stamps.get(key) ?? '');
      try {
        const answer = await this.#host.ask('series', { keys, maxPoints });
        for (const [at, series] of answer.entries()) {
          const curve = { series, extremes: extremesOf(series.values, series.steps), stamp: stamps[at] ?? '' };
          this.#curves.set(series.key, curve);
        }
      } catch (error) {
        for (const key of keys) this.#failures.set(key, sentenceOf(error));
      }
      this.#update();
    }
    this.#isAsking = false;
  }

  #wanted(): readonly string[] {
    const wanted = [...this.#inView].filter(
      (key) =>
        this.#stamps.has(key) && !this.#failures.has(key) && this.#curves.get(key)?.stamp !== this.#stamps.get(key),
    );
    return wanted.slice(0, keysAtOnce);
  }
}
