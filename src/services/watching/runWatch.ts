import { isCancelled } from '../../base/cancel.ts';
import { Emitter } from '../../base/emitter.ts';
import { Owned, type Disposable } from '../../base/owned.ts';
import type { Connection } from '../../connections/connection.ts';
import type { Connections } from '../../connections/connections.ts';
import type { Log } from '../../host/log.ts';
import type { Settings } from '../../host/settings.ts';
import type { State } from '../../host/state.ts';
import type { Window } from '../../host/window.ts';
import { isLive, type Run } from '../../model/run.ts';
import { ChosenMetrics } from './chosenMetrics.ts';
import type { Warning, Watch } from './watch.ts';
import {
  dueCurve,
  hasNewPoints,
  takenUp,
  warningsOn,
  withCurve,
  type WatchedRun,
  type WatchLimits,
} from './watchedRun.ts';
import type { News } from './watchNews.ts';

export interface RunWatchOptions {
  readonly connections: Connections;
  readonly settings: Settings;
  readonly state: State;
  readonly log: Log;
  readonly window: Window;
  /** Tells what went wrong while nobody looked; never empty. */
  readonly tell: (news: readonly News[]) => void;
  readonly now?: () => number;
}

/** To so many points a curve is thinned out; the extremes, NaN and infinities are among them. */
const curvePoints = 200;
const mostWatched = 1_000;

/** It reads nothing by itself: what others read of running runs is judged, and now and then a curve is asked for. */
export class RunWatch implements Watch, Disposable {
  readonly #options: RunWatchOptions;
  readonly #now: () => number;
  readonly #beganMs: number;
  readonly #owned = new Owned();
  readonly #changed = this.#owned.add(new Emitter<readonly string[]>());
  /** By connection and run, those read last at the end. */
  readonly #runs = new Map<string, WatchedRun>();
  readonly #chosen: ChosenMetrics;
  /** The connections that are asked for curves now. */
  readonly #asking = new Set<string>();
  readonly #ended = new AbortController();

  readonly onDidChange = this.#changed.event;

  constructor(options: RunWatchOptions) {
    const { connections, settings, now = Date.now } = options;
    this.#options = options;
    this.#now = now;
    this.#chosen = new ChosenMetrics(options);
    this.#beganMs = now();
    this.#owned.add(
      settings.onDidChange((key) => {
        if (key.startsWith('watch.')) this.#judge();
      }),
    );
    this.#owned.add(connections.onDidChange(() => this.#forgetGone()));
  }

  warningsOf(connection: Connection, runId: string): readonly Warning[] {
    return this.#runs.get(keyOf(connection, runId))?.warnings ?? [];
  }

  saw(connection: Connection, runs: readonly Run[]): void {
    const ended: string[] = [];
    for (const run of runs) {
      const key = keyOf(connection, run.runId);
      const before = this.#runs.get(key);
      this.#runs.delete(key);
      if (isLive(run)) this.#runs.set(key, takenUp(before, connection, run, this.#now()));
      else if (before && before.warnings.length > 0) ended.push(run.runId);
    }
    for (const key of [...this.#runs.keys()].slice(0, -mostWatched)) this.#runs.delete(key);
    if (ended.length > 0) this.#changed.fire(ended);
    this.#judge();
    void this.#look(connection);
  }

  dispose(): void {
    this.#ended.abort();
    this.#runs.clear();
    this.#owned.dispose();
  }

  /** Looks closer where something is new, and tells what is wrong. Never rejects. */
  async #look(connection: Connection): Promise<void> {
    const { settings, log } = this.#options;
    if (!settings.get('watch.enabled') || this.#asking.has(connection.id)) return;
    this.#asking.add(connection.id);
    try {
      await this.#askCurves(connection);
    } catch (error) {
      if (!isCancelled(error, this.#ended.signal))
        log.debug('A curve to watch could not be read; the next try comes later.');
    } finally {
      this.#asking.delete(connection.id);
    }
    if (this.#ended.signal.aborted) return;
    this.#judge();
    this.#tell(connection);
  }

  async #askCurves(connection: Connection): Promise<void> {
    const { signal } = this.#ended;
    const fresh = this.#of(connection).filter(hasNewPoints);
    await this.#chosen.learn(
      connection,
      fresh.map(({ run }) => run),
      signal,
    );
    const [nowMs, limits] = [this.#now(), this.#limits()];
    const byKey = new Map<string, string[]>();
    for (const watched of this.#of(connection)) {
      const due = dueCurve(watched, this.#chosen.of(connection, watched.run), limits, nowMs);
      if (!due) continue;
      this.#replace(due.asked);
      byKey.set(due.key, [...(byKey.get(due.key) ?? []), watched.run.runId]);
    }
    for (const [key, runIds] of byKey) {
      const histories = await this.#options.connections.ask(connection, (store) =>
        store.sampleMetricHistories({ runIds, key, maxPoints: curvePoints }, signal),
      );
      for (const history of histories) {
        const watched = this.#runs.get(keyOf(connection, history.runId));
        if (watched) this.#replace(withCurve(watched, key, history));
      }
    }
  }

  #limits(): WatchLimits {
    const { settings } = this.#options;
    return {
      silentMinutes: settings.get('watch.silentMinutes'),
      plateauShare: settings.get('watch.plateauShare'),
    };
  }

  #judge(): void {
    const isOn = this.#options.settings.get('watch.enabled');
    const limits = this.#limits();
    const changed: string[] = [];
    for (const watched of [...this.#runs.values()]) {
      const warnings = isOn ? warningsOn(watched, limits) : [];
      if (said(warnings) === said(watched.warnings)) continue;
      this.#replace({ ...watched, warnings });
      changed.push(watched.run.runId);
    }
    if (changed.length > 0) this.#changed.fire(changed);
  }

  /** Of each rule and run once. What was so already when somebody first looked is no news, nor is what is seen as it happens. */
  #tell(connection: Connection): void {
    const { window, tell } = this.#options;
    const news: News[] = [];
    for (const watched of this.#of(connection)) {
      const { run, warnings, told, isSettled } = watched;
      const isNew = isSettled || (run.startTimeMs ?? 0) >= this.#beganMs;
      const untold = warnings.filter(({ rule }) => !told.has(rule));
      if (isNew && untold.length > 0 && !window.isFocused) news.push({ connection, run, warnings: untold });
      const rules = new Set([...told, ...untold.map(({ rule }) => rule)]);
      this.#replace({ ...watched, told: rules, isSettled: true });
    }
    if (news.length > 0) tell(news);
  }

  #of({ id }: Connection): readonly WatchedRun[] {
    return [...this.#runs.values()].filter(({ connection }) => connection.id === id);
  }

  #replace(watched: WatchedRun): void {
    this.#runs.set(keyOf(watched.connection, watched.run.runId), watched);
  }

  #forgetGone(): void {
    const { all } = this.#options.connections;
    for (const [key, { connection }] of this.#runs) {
      if (!all.some(({ id }) => id === connection.id)) this.#runs.delete(key);
    }
  }
}

function keyOf({ id }: Connection, runId: string): string {
  return `${id}/${runId}`;
}

function said(warnings: readonly Warning[]): string {
  return warnings.map(({ text, why }) => `${text}\n${why}`).join('\n');
}
