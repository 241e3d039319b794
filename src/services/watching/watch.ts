import type { Listen } from '../../base/emitter.ts';
import type { Connection } from '../../connections/connection.ts';
import type { Run } from '../../model/run.ts';

/** A metric is NaN or infinite; no new point came for long; a metric does not get better. */
export type WatchRule = 'notFinite' | 'silent' | 'plateau';

/** What is wrong with a run that goes on. */
export interface Warning {
  readonly rule: WatchRule;
  /** "loss is NaN since step 620": on one line, safe to show, without a full stop. */
  readonly text: string;
  /** The rule in words, as it is set now. */
  readonly why: string;
}

/** Looks after running runs, as far as they are read by somebody who shows them. */
export interface Watch {
  /** What is wrong with a run, the worst first. Empty for one that ended, recovered, or was not read yet. */
  warningsOf(connection: Connection, runId: string): readonly Warning[];
  /** To be told of runs whenever they were read, those that ended among them. Returns at once; what it has to ask itself it asks later. */
  saw(connection: Connection, runs: readonly Run[]): void;
  /** The ids of runs with other warnings than before. */
  readonly onDidChange: Listen<readonly string[]>;
}
