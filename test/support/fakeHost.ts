import { Emitter } from '../../src/base/emitter.ts';
import type { Log } from '../../src/host/log.ts';
import type { Secrets } from '../../src/host/secrets.ts';
import type { SettingKey, Settings, SettingValues } from '../../src/host/settings.ts';
import type { Remembered, State } from '../../src/host/state.ts';
import type { Workspace, WorkspaceFolder } from '../../src/host/workspace.ts';

/** Settings in memory, with package.json's defaults. */
export function fakeSettings(given: Partial<SettingValues> = {}): Settings {
  const values: { [Key in SettingKey]: SettingValues[Key] } = {
    connections: [],
    detectConnections: true,
    'runs.refreshInterval': 5,
    'tree.pageSize': 100,
    'watch.enabled': true,
    'watch.silentMinutes': 15,
    'watch.plateauShare': 0.5,
    ...given,
  };
  const changed = new Emitter<SettingKey>();
  return {
    get: (key) => values[key],
    set: (key, value) => {
      values[key] = value;
      changed.fire(key);
      return Promise.resolve();
    },
    onDidChange: changed.event,
  };
}

export function fakeState(given: Partial<Remembered> = {}): State {
  const values = { ...given } as { [Key in keyof Remembered]?: Remembered[Key] | undefined };
  return {
    get: (key) => values[key],
    set: (key, value) => {
      values[key] = value;
      return Promise.resolve();
    },
  };
}

/** A keychain whose contents a test may look at. */
export interface FakeSecrets extends Secrets {
  readonly contents: Map<string, string>;
}

export function fakeSecrets(): FakeSecrets {
  const contents = new Map<string, string>();
  const changed = new Emitter<string>();
  return {
    contents,
    get: (key) => Promise.resolve(contents.get(key)),
    set: (key, value) => {
      contents.set(key, value);
      changed.fire(key);
      return Promise.resolve();
    },
    delete: (key) => {
      contents.delete(key);
      changed.fire(key);
      return Promise.resolve();
    },
    onDidChange: changed.event,
  };
}

/** A workspace that a test may change. */
export interface FakeWorkspace extends Workspace {
  open(...folders: readonly WorkspaceFolder[]): void;
  trust(): void;
  /** As when a store appeared in a folder. */
  touch(): void;
}

export function fakeWorkspace(given: readonly WorkspaceFolder[] = [], trusted = true): FakeWorkspace {
  let folders = given;
  let isTrusted = trusted;
  const changed = new Emitter<void>();
  return {
    get folders() {
      return folders;
    },
    get isTrusted() {
      return isTrusted;
    },
    onDidChange: changed.event,
    open: (...more) => {
      folders = more;
      changed.fire();
    },
    trust: () => {
      isTrusted = true;
      changed.fire();
    },
    touch: () => {
      changed.fire();
    },
  };
}

/** Keeps what it is told, one `level: line` each. */
export interface FakeLog extends Log {
  readonly lines: readonly string[];
}

export function fakeLog(): FakeLog {
  const lines: string[] = [];
  return {
    lines,
    debug: (line) => lines.push(`debug: ${line}`),
    info: (line) => lines.push(`info: ${line}`),
    warn: (line) => lines.push(`warn: ${line}`),
    error: (line) => lines.push(`error: ${line instanceof Error ? line.message : line}`),
  };
}
