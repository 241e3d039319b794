import { isCancelled } from '../base/cancel.ts';
import type { Disposable } from '../base/owned.ts';
import type { Connection } from '../connections/connection.ts';
import type { Log } from '../host/log.ts';
import { Pulse } from '../services/watching/pulse.ts';
import type { Forest } from './forest.ts';
import { refreshLiveRows, refreshRunningRows } from './liveRows.ts';
import type { Sources } from './sources.ts';

export interface LivePulsesOptions {
  readonly sources: Sources;
  /** Those that somebody sees. */
  readonly forests: () => readonly Forest[];
  readonly log: Log;
}

/** What is read: all that can be new; only what running runs have, which somebody watches from another window; nothing. */
export type Wanted = 'all' | 'running' | 'nothing';

/** Nobody sees it as it comes: seldom is enough. */
const leastAwayMs = 30_000;

/** Keeps running runs up to date while somebody looks: each store at its own pace, so that a slow one keeps no other waiting. */
export class LivePulses implements Disposable {
  readonly #options: LivePulsesOptions;
  readonly #pulses = new Map<string, Pulse>();
  #wanted: Wanted = 'nothing';

  constructor(options: LivePulsesOptions) {
    this.#options = options;
  }

  /** To be called again when connections came or went. */
  want(wanted: Wanted): void {
    const isOther = wanted !== this.#wanted;
    this.#wanted = wanted;
    const { all } = this.#options.sources.connections;
    for (const [id, pulse] of this.#pulses) {
      if (all.some((connection) => connection.id === id)) continue;
      pulse.dispose();
      this.#pulses.delete(id);
    }
    for (const { id } of all) {
      const pulse = this.#pulses.get(id) ?? this.#pulseOf(id);
      this.#pulses.set(id, pulse);
      pulse.want(wanted !== 'nothing');
    }
    if (isOther) this.restart();
  }

  /** Begins anew, with the interval that is set now. */
  restart(): void {
    for (const pulse of this.#pulses.values()) pulse.restart();
  }

  dispose(): void {
    for (const pulse of this.#pulses.values()) pulse.dispose();
    this.#pulses.clear();
  }

  #pulseOf(id: string): Pulse {
    const { settings, connections } = this.#options.sources;
    return new Pulse({
      intervalMs: () => {
        const intervalMs = settings.get('runs.refreshInterval') * 1000;
        return this.#wanted === 'running' && intervalMs > 0 ? Math.max(intervalMs, leastAwayMs) : intervalMs;
      },
      beat: async (signal) => {
        const connection = connections.all.find((one) => one.id === id);
        if (connection) await this.#beat(connection, signal);
      },
    });
  }

  async #beat(connection: Connection, signal: AbortSignal): Promise<void> {
    const { sources, forests, log } = this.#options;
    try {
      const refresh = this.#wanted === 'all' ? refreshLiveRows : refreshRunningRows;
      for (const forest of forests()) await refresh(forest, sources, connection, signal);
    } catch (error) {
      if (!isCancelled(error, signal)) log.debug('What goes on could not be read; the next try comes later.');
      throw error;
    }
  }
}
