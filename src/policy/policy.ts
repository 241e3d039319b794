import type { MetricDirection } from '../model/metricDirection.ts';

/** What a team asks of a model version before an alias moves to it. Read from `.podium/promotion.json`. */
export interface Policy {
  readonly rules: readonly Rule[];
  /** What is done where no rule is about the model and the alias. */
  readonly otherwise: 'allow' | 'deny';
}

/** What is asked for an alias of a model. Of all rules about the two, exactly one applies: see {@link ruleFor}. */
export interface Rule {
  /** Names, in which `*` stands for any characters. */
  readonly model: string;
  readonly alias: string;
  /** Where it begins in the file, from 1. */
  readonly line: number;
  readonly requirements: readonly Requirement[];
  readonly afterwards: Afterwards;
  /** Whether whoever moves the alias types the model's name first. */
  readonly typeModelName: boolean;
  /** Whether the alias may be moved although requirements are not met, for a reason that is put on record. */
  readonly mayOverride: boolean;
}

/** What else changes when the alias has moved. */
export interface Afterwards {
  /** The alias that the version gets which held this one before. Absent for none. */
  readonly previousHolder?: string;
  /** The aliases that the promoted version gives up. */
  readonly removes: readonly string[];
}

export type Requirement =
  /** MLflow has the version's files. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'description' }
  /** The version holds one of these aliases. */
  | { readonly kind: 'from'; readonly aliases: readonly string[] }
  /** The tag is there, and has one of these values where any are given. */
  | { readonly kind: 'tag'; readonly key: string; readonly values?: readonly string[] }
  | (MetricOf & { readonly kind: 'atLeast' | 'atMost'; readonly value: number })
  | BetterThanHolder
  | EvaluationRows
  /** The version says what it takes and gives; `compatible`: and whoever calls the holder now can call it instead. */
  | { readonly kind: 'signature'; readonly level: 'present' | 'compatible' };

/** The metric of a version: of its logged model, else of its source run. */
export interface MetricOf {
  readonly metric: string;
  /** Only as measured on the data set of this name, which a logged model alone says. */
  readonly dataset?: string;
}

export interface BetterThanHolder extends MetricOf {
  readonly kind: 'better';
  readonly by: Margin;
  /** As the metric's name tells where it is absent. */
  readonly direction?: MetricDirection;
  /** What is done where nobody holds the alias yet. */
  readonly ifNoHolder: 'allow' | 'deny';
}

/** Below 0: it may be so much worse. */
export type Margin =
  | { readonly of: 'value'; readonly value: number }
  /** Of the holder's size. Of nothing, and of infinity, there is no percentage: then any gain is enough for one above 0. */
  | { readonly of: 'percent'; readonly percent: number };

/** On how many rows the version was evaluated. */
export interface EvaluationRows {
  readonly kind: 'rows';
  readonly atLeast: number;
  /** The metric that says it. Without one, `example_count`, which `mlflow.evaluate` logs, else what the source run's data sets say. */
  readonly metric?: string;
  readonly dataset?: string;
}
