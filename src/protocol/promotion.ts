import type { Keyed } from '../base/keyed.ts';
import type { ComparedRow } from '../model/comparedRow.ts';
import type { MetricDirection } from '../model/metricDirection.ts';
import type { AliasSince } from './model.ts';
import type { PageContent } from './protocol.ts';

/** What the page of a promotion and its host say to each other. */
export interface PromotionProtocol {
  readonly content: PromotionContent;
  readonly calls: {
    /** Since when the version has the alias that has it now. */
    readonly history: { readonly ask: AsRead; readonly answer: PromotionHistory };
    /** In what else than metrics the two versions differ. */
    readonly differences: { readonly ask: AsRead; readonly answer: readonly Difference[] };
    /** Agrees to what was read in that generation: answered when it is done, or is not. */
    readonly promote: { readonly ask: PromoteAsk; readonly answer: undefined };
    readonly act: { readonly ask: PromotionAct; readonly answer: undefined };
  };
}

/** Of what was read in that generation. */
interface AsRead {
  readonly generation: number;
}

export type PromotionContent = ProposedContent | MistakenContent;

/** The policy cannot be followed, so that nothing can be promoted. */
export interface MistakenContent extends PageContent {
  readonly kind: 'mistaken';
  readonly mistake: string;
}

export interface ProposedContent extends PageContent {
  readonly kind: 'proposed';
  readonly model: string;
  readonly version: string;
  readonly alias: string;
  /** Of the connection. */
  readonly store: string;
  readonly readMs: number;
  /** Another number whenever it was read anew. */
  readonly generation: number;
  readonly gains: PromotedVersion;
  /** The version that has the alias now. Absent where none has, or where it is the same. */
  readonly loses?: PromotedVersion;
  /** What the version gets that loses the alias, and the version that had it. */
  readonly becomes?: { readonly alias: string; readonly takenFrom?: string };
  /** What the version gives up that gains it. */
  readonly clears: readonly string[];
  /** Whether there is nothing to do: the version has the alias. */
  readonly isHeld: boolean;
  readonly policy: ShownPolicy;
  /** Of the version that has the alias, where there is one, and of the one that gains it. */
  readonly metrics: readonly ComparedRow[];
  /** Which way is better, by metric. */
  readonly directions: Keyed<MetricDirection>;
  /** Why no figures of a version are known, a sentence each. */
  readonly notes: readonly string[];
  /** Why no alias can be moved from here, whatever the policy says. */
  readonly obstacle?: string;
  /** What to look at twice before it is agreed to. */
  readonly unusual?: string;
  /** Whether it is being carried out. */
  readonly isUnderway: boolean;
  /** What became of it. */
  readonly result?: { readonly isDone: boolean; readonly words: string };
}

export interface PromotedVersion {
  readonly version: string;
  readonly hasRun: boolean;
  /** Absent where the run could not be read. */
  readonly runName?: string;
  readonly createdMs?: number;
}

export interface ShownPolicy {
  /** The name of its file. Absent where there is no policy. */
  readonly file?: string;
  /** The rule that applies: which models and aliases it is about, and where it stands. */
  readonly rule?: { readonly model: string; readonly alias: string; readonly line: number };
  readonly requirements: readonly ShownRequirement[];
  readonly isMet: boolean;
  readonly mayOverride: boolean;
  readonly typeModelName: boolean;
}

export interface ShownRequirement {
  readonly outcome: 'met' | 'unmet' | 'unknown';
  readonly figure: string;
  /** What is asked for. */
  readonly rule: string;
  /** What a person can do about it. */
  readonly remedy?: Remedy;
}

export type Remedy = { readonly action: 'setTag'; readonly key: string } | { readonly action: 'editDescription' };

export interface PromotionHistory {
  readonly since?: AliasSince;
}

/** One thing that is different, in words. */
export interface Difference {
  readonly what: string;
  readonly words: string;
  /** What to look at twice. */
  readonly warning?: string;
  readonly diff?: DiffKind;
}

export type DiffKind = 'registry' | 'requirements' | 'signature' | 'params' | 'commits';

export interface PromoteAsk extends AsRead {
  readonly why: string;
  /** Although not all is met. */
  readonly override: boolean;
  /** The model's name, as it was typed. */
  readonly typed: string;
}

export type PromotionAct =
  | Remedy
  | { readonly action: 'openPolicy' | 'openModel' | 'undo' | 'close' }
  | { readonly action: 'openRun'; readonly version: string }
  | { readonly action: 'diff'; readonly diff: DiffKind };
