import type { Listen } from '../base/emitter.ts';

/** Every setting by its key in package.json (without `podium.`), and what it holds. */
export interface SettingValues {
  /** Machine scope: a repository cannot say where Podium connects. */
  readonly connections: readonly ConnectionSetting[];
  /** Whether `mlflow.db`, `mlruns/`, `.env` and `MLFLOW_TRACKING_URI` are looked for. */
  readonly detectConnections: boolean;
  /** How often running runs are asked again, in seconds; 0 for never. */
  readonly 'runs.refreshInterval': number;
  /** Rows that one "Load more…" brings. */
  readonly 'tree.pageSize': number;
  /** Whether running runs are watched for what goes wrong. */
  readonly 'watch.enabled': boolean;
  /** So many minutes without a new point are too many; 0 for never. */
  readonly 'watch.silentMinutes': number;
  /** The share of its steps for which a metric may get no better; 0 for any. */
  readonly 'watch.plateauShare': number;
}

export interface ConnectionSetting {
  readonly name: string;
  readonly trackingUri: string;
  /** MLflow's workspace; the server's own default unless said. */
  readonly workspace?: string;
}

export type SettingKey = keyof SettingValues;

export interface Settings {
  get<Key extends SettingKey>(key: Key): SettingValues[Key];
  /** Written for the user, never into a workspace. */
  set<Key extends SettingKey>(key: Key, value: SettingValues[Key]): Promise<void>;
  readonly onDidChange: Listen<SettingKey>;
}

/** One reader per setting: whatever somebody wrote goes in, a value of the right type comes out. Nothing written gives package.json's default. */
export const settingReaders: { readonly [Key in SettingKey]: (written: unknown) => SettingValues[Key] } = {
  connections: (written) => connectionEntries(written).filter(isConnection),
  detectConnections: (written) => written !== false,
  'runs.refreshInterval': (written) => numberWithin(written, { default: 5, minimum: 0, maximum: 3600 }),
  'tree.pageSize': (written) => Math.round(numberWithin(written, { default: 100, minimum: 10, maximum: 250 })),
  'watch.enabled': (written) => written !== false,
  'watch.silentMinutes': (written) => numberWithin(written, { default: 15, minimum: 0, maximum: 10_080 }),
  'watch.plateauShare': (written) => numberWithin(written, { default: 0.5, minimum: 0, maximum: 1 }),
};

/** The entries of `podium.connections` that name no store; they are left as they are. */
export function unusableConnections(written: unknown): readonly unknown[] {
  return connectionEntries(written).filter((entry) => !isConnection(entry));
}

function connectionEntries(written: unknown): readonly unknown[] {
  return Array.isArray(written) ? written : [];
}

function isConnection(value: unknown): value is ConnectionSetting {
  if (typeof value !== 'object' || value === null) return false;
  const { name, trackingUri, workspace } = value as Partial<Record<keyof ConnectionSetting, unknown>>;
  // Another workspace than was meant would show something else under the same names.
  if (workspace !== undefined && typeof workspace !== 'string') return false;
  return typeof name === 'string' && name !== '' && typeof trackingUri === 'string' && trackingUri !== '';
}

interface NumberRange {
  readonly default: number;
  readonly minimum: number;
  readonly maximum: number;
}

function numberWithin(written: unknown, range: NumberRange): number {
  if (typeof written !== 'number' || Number.isNaN(written)) return range.default;
  return Math.min(range.maximum, Math.max(range.minimum, written));
}
