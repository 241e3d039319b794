import { parentRunId, type Run } from '../model/run.ts';

/** The runs that are known so far, by id; `undefined` for one that was looked for and is not there. */
export type KnownRuns = Map<string, Run | undefined>;

/** How many generations are looked up before a run simply stands at the root. */
const generations = 8;

/**
 * Which runs stand directly below their experiment: all but those that stand below their parent.
 * A run whose parent is not to be seen here, or that is its own ancestor, stays at the root: no run is ever lost.
 *
 * @param known filled with what is learned, so that the next page need not ask again.
 * @param lookUp the runs with these ids that are to be seen in the same list.
 */
export async function topRuns(
  runs: readonly Run[],
  known: KnownRuns,
  lookUp: (runIds: readonly string[]) => Promise<readonly Run[]>,
): Promise<readonly Run[]> {
  for (const run of runs) known.set(run.runId, run);
  for (let generation = 0; generation < generations; generation++) {
    const missing = missingAncestors(runs, known);
    if (missing.length === 0) break;
    for (const id of missing) known.set(id, undefined);
    for (const run of await lookUp(missing)) known.set(run.runId, run);
  }
  return runs.filter((run) => standsAtRoot(run, known));
}

/** The run at the root below which a run stands, which is the run itself where it stands there; among those that {@link topRuns} learned. */
export function topOf(run: Run, known: KnownRuns): Run {
  if (standsAtRoot(run, known)) return run;
  return ancestors(run, known).find((above) => standsAtRoot(above, known)) ?? run;
}

function missingAncestors(runs: readonly Run[], known: KnownRuns): readonly string[] {
  const missing = new Set<string>();
  for (const run of runs) {
    const end = lastOf(ancestors(run, known)) ?? run;
    const parent = parentRunId(end);
    if (parent !== undefined && !known.has(parent)) missing.add(parent);
  }
  return [...missing];
}

function standsAtRoot(run: Run, known: KnownRuns): boolean {
  const line = ancestors(run, known);
  const parent = line[0];
  if (!parent || line.includes(run)) return true;
  // The line ends where nobody looked any further: whether it comes back to this run is not known.
  const beyond = parentRunId(lastOf(line) ?? parent);
  return beyond !== undefined && !known.has(beyond);
}

/** Parent, grandparent, … as far as known; each once, however the line runs in circles. */
function ancestors(run: Run, known: KnownRuns): readonly Run[] {
  const line = new Set<Run>();
  for (let id = parentRunId(run); id !== undefined;) {
    const next = known.get(id);
    if (!next || line.has(next)) break;
    line.add(next);
    if (next === run) break;
    id = parentRunId(next);
  }
  return [...line];
}

function lastOf<Item>(items: readonly Item[]): Item | undefined {
  return items[items.length - 1];
}
