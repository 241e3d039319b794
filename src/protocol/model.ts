import type { Keyed } from '../base/keyed.ts';
import type { ComparedRow } from '../model/comparedRow.ts';
import type { MetricDirection } from '../model/metricDirection.ts';
import type { PageContent } from './protocol.ts';

/** What the page of a registered model and its host say to each other. */
export interface ModelProtocol {
  readonly content: ModelContent;
  readonly calls: {
    /** The versions behind so many, and what the records on them add to the moves. */
    readonly more: { readonly ask: { readonly from: number }; readonly answer: VersionPage };
    /** What the source runs and logged models of some versions say, and which metrics they have. */
    readonly figures: { readonly ask: FiguresAsk; readonly answer: Figures };
    /** How large versions are, where MLflow wrote that down. */
    readonly sizes: { readonly ask: { readonly versions: readonly string[] }; readonly answer: readonly SizeRow[] };
    /** Two versions beside each other. */
    readonly compare: {
      readonly ask: { readonly versions: readonly [string, string] };
      readonly answer: VersionComparison;
    };
    /** Runs a command on the model, on a version, or on what has an alias. */
    readonly act: { readonly ask: ModelAct; readonly answer: undefined };
    readonly openRun: { readonly ask: { readonly version: string }; readonly answer: undefined };
    /** Copies what leads code to a version, or to whichever version has an alias. */
    readonly copy: { readonly ask: CopyAsk; readonly answer: undefined };
  };
}

export interface ModelContent extends PageContent {
  readonly name: string;
  readonly description: string;
  /** Of the connection. */
  readonly store: string;
  /** Whether the server knows aliases; MLflow before 2.3 has stages only. */
  readonly hasAliases: boolean;
  /** Whether Podium can change anything here. */
  readonly canChange: boolean;
  /** By name. */
  readonly aliases: readonly AliasHeld[];
  readonly tags: readonly (readonly [string, string])[];
  /** Another number whenever the versions were read anew. */
  readonly generation: number;
  readonly first: VersionPage;
}

export interface AliasHeld {
  readonly alias: string;
  readonly version: string;
  /** The last move that is known to have given it. */
  readonly since?: AliasSince;
}

/** When a version got an alias, and from whom, as far as that is known. */
export interface AliasSince {
  readonly timeMs: number;
  /** Where it was made elsewhere: it was not before this. */
  readonly notBeforeMs?: number;
  readonly isRecorded: boolean;
  readonly who: string;
}

export interface VersionPage {
  /** The newest first. */
  readonly rows: readonly VersionRow[];
  /** Whether there are more versions. */
  readonly goesOn: boolean;
  /** All moves that are known by now, the latest first; at most some hundreds. */
  readonly moves: readonly ShownMove[];
  readonly hasEarlierMoves: boolean;
}

export interface VersionRow {
  readonly version: string;
  readonly stage: string;
  readonly status: string;
  readonly statusMessage: string;
  readonly description: string;
  readonly user: string;
  readonly hasRun: boolean;
  readonly createdMs?: number;
  /** What people set: neither MLflow's own nor the records of moves. */
  readonly tags: readonly (readonly [string, string])[];
}

/** A move of aliases as the timeline shows it. */
export type ShownMove =
  | {
      readonly kind: 'recorded';
      readonly id: string;
      readonly timeMs: number;
      readonly who: string;
      readonly why: string;
      readonly verdict: 'met' | 'overridden' | 'none';
      readonly unmet: readonly string[];
      readonly commit?: string;
      /** Whether it took back an earlier one. */
      readonly isUndo: boolean;
      /** Whether its time contradicts what came before or after: it is what the clock of whoever wrote it said. */
      readonly isClockWrong: boolean;
      readonly changes: readonly ShownChange[];
    }
  | {
      readonly kind: 'noticed';
      readonly afterMs?: number;
      readonly beforeMs: number;
      readonly changes: readonly ShownChange[];
    };

/** From one version, or none, to another. */
export interface ShownChange {
  readonly alias: string;
  readonly from?: string;
  readonly to?: string;
}

export interface FiguresAsk {
  readonly versions: readonly string[];
  /** Of which each version's value is wanted; nothing as long as none was chosen. */
  readonly metric?: string;
}

export interface Figures {
  readonly rows: readonly FigureRow[];
  /** All metrics that were read by now, by name; those that logged models have for a data set also as "auc on holdout". */
  readonly metrics: readonly string[];
  /** The one that says most: of the champion's run, by its name. */
  readonly suggested?: string;
}

export interface SizeRow {
  readonly version: string;
  readonly sizeBytes: number;
}

/** What the source run of a version says of it, and its logged model. */
export interface FigureRow {
  readonly version: string;
  /** Absent where the run is not there any more. */
  readonly runName?: string;
  readonly commit?: string;
  /** The data it was trained on. */
  readonly data?: string;
  /** A text where JSON has no such number: `NaN`, `Infinity`. */
  readonly value?: number | string;
  /** Whether the logged model says something else than its run, and this is it. */
  readonly isOwn?: boolean;
}

export interface VersionComparison {
  readonly sections: readonly ComparedSection[];
  /** Which way is better, by metric. */
  readonly directions: Keyed<MetricDirection>;
  /** What could not be compared, a sentence each. */
  readonly notes: readonly string[];
}

export interface ComparedSection {
  readonly id: 'metrics' | 'params' | 'data' | 'signature' | 'requirements' | 'tags';
  /** Each has two cells, in the order that was asked for. */
  readonly rows: readonly ComparedRow[];
}

export type ModelAction =
  | 'promote'
  | 'promoteChallenger'
  | 'setAlias'
  | 'removeAlias'
  | 'rollBackAlias'
  | 'undoPromotion'
  | 'transitionStage'
  | 'copyVersion'
  | 'deleteVersion'
  | 'editDescription'
  | 'setTag'
  | 'removeTag'
  | 'openSourceRun'
  | 'artifactSizes'
  | 'exportTrail'
  | 'holderAt'
  | 'modelCard';

export interface ModelAct {
  readonly action: ModelAction;
  /** On which version; on the model where nothing is said. */
  readonly version?: string;
  /** On which alias. */
  readonly alias?: string;
}

/** On which version, or alias; Python that loads it, lines for a shell that serve it, or its URI. */
export interface CopyAsk {
  readonly what: 'uri' | 'load' | 'servePosix' | 'servePowershell';
  readonly version?: string;
  readonly alias?: string;
}
