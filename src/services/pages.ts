import * as v from 'valibot';
import type { Node } from './node.ts';

/** A file or folder among the artifacts of a run or model. */
const artifact = v.object({ path: v.string(), query: v.string() });
const run = v.object({ connectionId: v.string(), runId: v.string() });

/** What a page shows, by names only: enough to open it again after a reload of the window, and never data. */
export const pageIdentity = v.variant('kind', [
  v.object({ kind: v.literal('run'), ...run.entries }),
  /** The metric charts of some runs, which may be in several stores; opened for one of their metrics, or for all. */
  v.object({ kind: v.literal('charts'), runs: v.array(run), metric: v.exactOptional(v.string()) }),
  /** The metric charts of an experiment's runs: those that the sidebar shows first. */
  v.object({ kind: v.literal('experimentCharts'), connectionId: v.string(), experimentId: v.string() }),
  /** The table of an experiment's runs, or of several experiments' of one store. */
  v.object({
    kind: v.literal('runs'),
    connectionId: v.string(),
    experimentId: v.string(),
    otherExperimentIds: v.exactOptional(v.array(v.string())),
  }),
  /** Some runs beside each other, which may be in several stores; opened for a table that they have, or for all. */
  v.object({ kind: v.literal('compare'), runs: v.array(run), table: v.exactOptional(v.string()) }),
  /** A registered model and its versions. */
  v.object({ kind: v.literal('model'), connectionId: v.string(), name: v.string() }),
  /** What is to be agreed to before an alias moves to a version, which gives up others by it. */
  v.object({
    kind: v.literal('promotion'),
    connectionId: v.string(),
    name: v.string(),
    version: v.string(),
    alias: v.string(),
    removes: v.exactOptional(v.array(v.string())),
  }),
  /** A file, by its address: an artifact, one on this machine, or one of another file system of the editor. */
  v.object({
    kind: v.literal('preview'),
    scheme: v.string(),
    authority: v.exactOptional(v.string()),
    path: v.string(),
    query: v.string(),
  }),
  /** The images in a folder, beginning with one where a file is named; beside those of another folder, or file. */
  v.object({ kind: v.literal('images'), one: artifact, other: v.exactOptional(artifact) }),
  /** How large the files in a folder are. */
  v.object({ kind: v.literal('sizes'), ...artifact.entries }),
]);

export type PageIdentity = v.InferOutput<typeof pageIdentity>;

/** A run wherever it is. */
export type RunAddress = v.InferOutput<typeof run>;

/** An artifact wherever it is. */
export type PageArtifact = v.InferOutput<typeof artifact>;

/** The pages in the editor. */
export interface Pages {
  /** Opens a page, or shows the one that is open already; in place of another one, where that can show it. */
  open(identity: PageIdentity, inPlaceOf?: PageIdentity): void;
  /** The page that has the focus. */
  readonly activeIdentity: PageIdentity | undefined;
  /** What the page shows that has the focus, for commands called on it; nothing for a page of many things. */
  readonly active: Node | undefined;
  /** Reads again what the pages show that can be seen. */
  refresh(): void;
}
