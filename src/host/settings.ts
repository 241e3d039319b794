import type { Listen } from '../base/emitter.ts';

/** Every setting by its key in package.json (without `podium.`), and what it holds. Unlike package.json's defaults, values are checked. */
export interface SettingValues {
  /** Machine scope: a repository cannot say where Podium connects. */
  readonly connections: readonly ConnectionSetting[];
  /** Whether `mlflow.db`, `mlruns/`, `.env` and `MLFLOW_TRACKING_URI` are looked for. */
  readonly 'connections.detect': boolean;
  /** How often running runs are asked again, in seconds; 0 for never. */
  readonly 'runs.refreshInterval': number;
  /** Rows that "Load more…" brings: 10 to 250. */
  readonly 'tree.pageSize': number;
}

export interface ConnectionSetting {
  readonly name: string;
  readonly trackingUri: string;
}

export type SettingKey = keyof SettingValues;

export interface Settings {
  get<Key extends SettingKey>(key: Key): SettingValues[Key];
  /** Written for the user, never into a workspace. */
  set<Key extends SettingKey>(key: Key, value: SettingValues[Key]): Promise<void>;
  readonly onDidChange: Listen<SettingKey>;
}
