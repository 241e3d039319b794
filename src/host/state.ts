import type { NamedView } from '../model/tableView.ts';
import type { ViewType } from '../model/lifecycle.ts';
import type { MetricDirection } from '../model/metricDirection.ts';
import type { RunMark } from '../model/runMark.ts';
import type { RunView, SavedSearch } from '../model/runView.ts';

/** Everything that Podium remembers for this workspace between sessions, by key. Never data, never secrets. */
export interface Remembered {
  /** The id of the connection in use. */
  readonly connectionInUse: string;
  /** Which experiments and runs the tree shows. */
  readonly experimentsView: ViewType;
  /** The metric beside each run, by `connection id/experiment id`. */
  readonly primaryMetrics: Readonly<Record<string, string>>;
  /** Which runs are shown and in which order, by `connection id/experiment id`. */
  readonly runViews: Readonly<Record<string, RunView>>;
  /** The filters used lately, the last one first. */
  readonly recentFilters: readonly string[];
  readonly savedSearches: readonly SavedSearch[];
  /** Whether less or more of a metric is better, where somebody said so, by its key. */
  readonly metricDirections: Readonly<Record<string, MetricDirection | 'neither'>>;
  /** How tables of runs are looked at, by name. */
  readonly tableViews: readonly NamedView[];
  /** How metric charts were looked at last, as their page says it: it alone knows what that means, and whether it still does. */
  readonly chartOptions: ChartOptions;
  /** Folders outside of local stores that their artifacts may be read from, by tracking URI: absolute paths without links in them. */
  readonly artifactFolders: Readonly<Record<string, readonly string[]>>;
  /** The runs that are hidden or coloured, those marked last at the end; at most {@link mostMarks}. */
  readonly runMarks: readonly MarkedRun[];
  /** Which versions had which aliases when Podium looked, by model, those looked at last at the end; at most {@link mostSeenModels}. */
  readonly seenAliases: readonly SeenAliases[];
}

export interface SeenAliases {
  readonly connectionId: string;
  readonly name: string;
  /** By time; at most {@link mostSightings}, the last ones. */
  readonly sightings: readonly {
    readonly fromMs: number;
    readonly untilMs: number;
    /** Each with its version, by name. */
    readonly aliases: readonly (readonly [string, string])[];
  }[];
}

export const mostSeenModels = 200;
export const mostSightings = 50;

export interface MarkedRun extends RunMark {
  readonly connectionId: string;
  readonly runId: string;
}

export const mostMarks = 5_000;

/** Plain data, at most {@link mostOptionCharacters} as JSON. */
export type ChartOptions = Readonly<Record<string, unknown>>;

export const mostOptionCharacters = 100_000;

export interface State {
  get<Key extends keyof Remembered>(key: Key): Remembered[Key] | undefined;
  set<Key extends keyof Remembered>(key: Key, value: Remembered[Key] | undefined): Promise<void>;
}
