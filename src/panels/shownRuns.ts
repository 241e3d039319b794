import type { Connection } from '../connections/connection.ts';
import type { Run } from '../model/run.ts';
import { idOfRun } from '../services/runs/idOfRun.ts';

/** A run, and where it is. */
export interface StoredRun {
  readonly connection: Connection;
  readonly run: Run;
}

/** A run that a page shows. */
export interface ShownRun extends StoredRun {
  /** What the page calls it: the same also after a reload of the window. */
  readonly id: string;
}

export interface ShownRuns {
  /** Of what they are, in a few words. */
  readonly title: string;
  readonly runs: readonly ShownRun[];
  /** Which they are, where not all. */
  readonly partOf?: string;
  /** What could not be read, a sentence each. */
  readonly notices: readonly string[];
  /** Python that logs the first one, where there are none yet. */
  readonly firstRun?: string;
}

/** Where a page has its runs from. What has ended is not asked for at each reading. */
export interface RunSource {
  /** Rejects as the stores do where there is nothing to show. */
  read(signal: AbortSignal): Promise<ShownRuns>;
  /** Something was changed: the next reading asks for all. */
  forget(): void;
}

export function shownRun(connection: Connection, run: Run): ShownRun {
  return { id: idOfRun({ connectionId: connection.id, runId: run.runId }), connection, run };
}
