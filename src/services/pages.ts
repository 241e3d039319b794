import * as v from 'valibot';

const run = v.object({ connectionId: v.string(), runId: v.string() });

/** What a page shows, by names only: enough to open it again after a reload of the window, and never data. */
export const pageIdentity = v.variant('kind', [
  v.object({ kind: v.literal('run'), ...run.entries }),
  /** The metric charts of some runs, which may be in several stores. */
  v.object({ kind: v.literal('charts'), runs: v.array(run) }),
  /** The metric charts of an experiment's runs: those that the sidebar shows first. */
  v.object({ kind: v.literal('experimentCharts'), connectionId: v.string(), experimentId: v.string() }),
]);

export type PageIdentity = v.InferOutput<typeof pageIdentity>;

/** A run wherever it is. */
export type RunAddress = v.InferOutput<typeof run>;

/** The pages in the editor. */
export interface Pages {
  /** Opens a page, or shows the one that is open already. */
  open(identity: PageIdentity): void;
}
