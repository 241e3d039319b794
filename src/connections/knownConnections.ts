import { setImmediate } from 'node:timers/promises';
import { Emitter } from '../base/emitter.ts';
import { Owned, type Disposable } from '../base/owned.ts';
import type { Log } from '../host/log.ts';
import type { Settings } from '../host/settings.ts';
import type { Workspace } from '../host/workspace.ts';
import type { Connection, Suggestion } from './connection.ts';
import { detect, nothingDetected } from './detect.ts';
import { distinctNames } from './distinctNames.ts';
import { storeKey } from './location.ts';
import type { Environment } from './mlflowVariables.ts';
import { settingConnections } from './settingConnections.ts';

export interface KnownNeed {
  readonly settings: Settings;
  readonly workspace: Workspace;
  readonly environment: Environment;
  readonly log: Log;
}

interface Known {
  readonly all: readonly Connection[];
  readonly suggestions: readonly Suggestion[];
}

interface Look {
  readonly abort: AbortController;
  readonly end: Promise<void>;
}

/** Which connections and suggestions there are, from the first question on: before it, neither settings nor workspace are read. */
export class KnownConnections implements Disposable {
  readonly #need: KnownNeed;
  readonly #owned = new Owned();
  readonly #changed = this.#owned.add(new Emitter<void>());
  readonly onDidChange = this.#changed.event;
  #detected = nothingDetected;
  #known: Known | undefined;
  /** The look through the workspace that goes on, or was the last. */
  #look: Look | undefined;

  constructor(need: KnownNeed) {
    this.#need = need;
    this.#owned.add(
      need.settings.onDidChange((key) => {
        if (key === 'connections') this.#update();
        if (key === 'detectConnections') this.#lookAgain();
      }),
    );
    this.#owned.add(
      need.workspace.onDidChange(() => {
        this.#lookAgain();
      }),
    );
  }

  get now(): Known {
    this.#look ??= this.#startLook();
    return (this.#known ??= this.#compute());
  }

  /** Ends when the look through the workspace has, also one that began meanwhile. */
  async ready(): Promise<void> {
    let look: Look;
    do {
      look = this.#look ??= this.#startLook();
      await look.end;
    } while (look !== this.#look);
  }

  dispose(): void {
    this.#look?.abort.abort();
    this.#owned.dispose();
  }

  #lookAgain(): void {
    if (this.#look === undefined) return;
    this.#look.abort.abort();
    this.#look = this.#startLook();
  }

  #startLook(): Look {
    const abort = new AbortController();
    return { abort, end: this.#lookThrough(abort.signal) };
  }

  async #lookThrough(signal: AbortSignal): Promise<void> {
    const { settings, workspace, environment, log } = this.#need;
    try {
      // The first to ask is activation, which reads nothing; and of many changes at once only the last is worth a look.
      await setImmediate(undefined, { signal });
      const wanted = settings.get('detectConnections');
      const detected = wanted ? await detect(workspace, environment, log, signal) : nothingDetected;
      if (signal.aborted) return;
      this.#detected = detected;
      this.#update();
    } catch (error) {
      if (!signal.aborted) log.error(error instanceof Error ? error : new Error(String(error)));
    }
  }

  #update(): void {
    if (this.#known === undefined) return;
    const before = JSON.stringify(this.#known);
    this.#known = this.#compute();
    if (JSON.stringify(this.#known) !== before) this.#changed.fire();
  }

  /** The settings come first; what they list is not listed, or suggested, once more. */
  #compute(): Known {
    const taken = new Set<string>();
    const isNew = ({ trackingUri }: { readonly trackingUri: string }): boolean => {
      const key = storeKey(trackingUri);
      return !taken.has(key) && Boolean(taken.add(key));
    };
    const listed = settingConnections(this.#need.settings.get('connections'));
    listed.forEach(isNew);
    const all = distinctNames([...listed, ...this.#detected.stores.filter(isNew)]);
    return { all, suggestions: this.#detected.suggestions.filter(isNew) };
  }
}
