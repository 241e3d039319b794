import { eachInSlices, type Turn } from '../base/slices.ts';
import { parentRunId, type Run } from '../model/run.ts';

/** A run with those below it. */
export interface RunNode {
  readonly run: Run;
  /** In the order in which they were. */
  readonly children: readonly RunNode[];
}

/** From here on a run stands beside its parent instead of below it: nobody sees how deep. */
const mostDepth = 12;

type Parents = Map<Run, Run | undefined>;

/**
 * Child runs below their parents, in the order in which they are. Those whose parent is not there, or that are their own ancestors, stand at the
 * top. A parent that is there only for its children, from `others`, stands where the first of these would.
 */
export async function nestRuns(
  runs: readonly Run[],
  others: ReadonlyMap<string, Run>,
  turn: Turn,
): Promise<readonly RunNode[]> {
  const parents = await parentsOf(runs, others, turn);
  const ordered = await inOrder(runs, parents, turn);
  const nodes = new Map<Run, { readonly run: Run; readonly children: RunNode[] }>();
  await eachInSlices(ordered, turn, (run) => nodes.set(run, { run, children: [] }));
  const tops: RunNode[] = [];
  await eachInSlices(ordered, turn, (run) => {
    const parent = parents.get(run);
    const node = nodes.get(run);
    if (node) (parent ? (nodes.get(parent)?.children ?? tops) : tops).push(node);
  });
  return tops;
}

/** Below whom each stands. */
async function parentsOf(runs: readonly Run[], others: ReadonlyMap<string, Run>, turn: Turn): Promise<Parents> {
  const known = new Map<string, Run>();
  await eachInSlices(runs, turn, (run) => known.set(run.runId, run));
  const parents: Parents = new Map();
  const depths = new Map<Run, number>();
  const parentOf = (run: Run): Run | undefined => {
    const id = parentRunId(run);
    return id === undefined ? undefined : (known.get(id) ?? others.get(id));
  };
  await eachInSlices(runs, turn, (run) => {
    if (parents.has(run)) return;
    let above = parentOf(run);
    if (!above) {
      parents.set(run, undefined);
      return;
    }
    const line = new Set([run]);
    while (above && !parents.has(above) && !line.has(above)) {
      line.add(above);
      above = parentOf(above);
    }
    // Those of a circle have no parent.
    const circle = above && line.has(above) ? above : undefined;
    let parent = circle ? undefined : above;
    let isInCircle = circle !== undefined;
    for (const one of [...line].reverse()) {
      const depth: number = parent ? (depths.get(parent) ?? 0) + 1 : 0;
      const isTooDeep = depth > mostDepth;
      parents.set(one, isTooDeep && parent ? parents.get(parent) : parent);
      depths.set(one, isTooDeep ? mostDepth : depth);
      if (one === circle) isInCircle = false;
      parent = isInCircle ? undefined : one;
    }
  });
  return parents;
}

/** Those that are there only for others stand where the first of these does. */
async function inOrder(runs: readonly Run[], parents: Parents, turn: Turn): Promise<readonly Run[]> {
  const given = new Set<Run>();
  await eachInSlices(runs, turn, (run) => given.add(run));
  const placed = new Set<Run>();
  const ordered: Run[] = [];
  await eachInSlices(runs, turn, (run) => {
    for (let above = parents.get(run); above && !given.has(above) && !placed.has(above); above = parents.get(above)) {
      placed.add(above);
      ordered.push(above);
    }
    ordered.push(run);
  });
  return ordered;
}
