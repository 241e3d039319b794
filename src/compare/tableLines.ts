import { eachInSlices, slices, type Turn } from '../base/slices.ts';
import type { Run } from '../model/run.ts';
import type { ColumnOrder } from '../model/runColumn.ts';
import type { Folded, RunLayout } from '../model/runLayout.ts';
import type { CellOf } from './cellOf.ts';
import { groupRuns, type RunGroup } from './groupRuns.ts';
import { nestRuns, type RunNode } from './nestRuns.ts';

/** A row of a table of runs: a run, or several. */
export type TableLine = RunLine | GroupLine;

/** Where a row stands among those below the same one. */
interface LinePlace {
  /** What the row is called where rows are folded. */
  readonly key: string;
  /** From 1. */
  readonly level: number;
  /** From 1. */
  readonly position: number;
  readonly setSize: number;
  /** Whether the rows below it are shown; absent where there are none. */
  readonly isOpen?: boolean;
}

export interface RunLine extends LinePlace {
  readonly kind: 'run';
  readonly run: Run;
  /** Whether it was not found, and is there for its children. */
  readonly isContext: boolean;
  readonly isPinned: boolean;
  /** Those below it, folded away or not. */
  readonly children: readonly RunNode[];
}

export interface GroupLine extends LinePlace {
  readonly kind: 'group';
  readonly group: RunGroup;
}

interface LinesNeed {
  readonly runs: readonly Run[];
  readonly sort: readonly ColumnOrder[];
  readonly layout: RunLayout;
  /** What a run is called. */
  readonly idOf: (run: Run) => string;
  /** Runs that were not found, but are parents of some that were. */
  readonly parents: ReadonlyMap<string, Run>;
  readonly cellOf: CellOf;
}

/** So many rows are made between two looks at the clock. */
const atOnce = 500;

/**
 * The rows of a table from top to bottom: what is pinned, then groups, then runs with their children; without what is folded. Others in this
 * process have their turns meanwhile; rejects when aborted.
 */
export async function tableLines(need: LinesNeed, signal?: AbortSignal): Promise<readonly TableLine[]> {
  const { runs, sort, layout, idOf, parents, cellOf } = need;
  const { groupBy, statistic, isNested, folded } = layout;
  const turn = slices(signal);
  const pinned = await pinnedRuns(runs, layout.pinned, idOf, turn);
  const isLeft = (run: Run): boolean => !pinned.has(run);
  const isShut = shut(folded);
  const lines: TableLine[] = [];
  await addRuns(await alone([...pinned], turn), 1, true);
  if (groupBy.length > 0) await addGroups(await groupRuns(runs, { groupBy, sort, statistic, cellOf }, turn), 1);
  else await addRuns(await nodesOf(pinned.size === 0 ? runs : runs.filter(isLeft), parents), 1, false);
  return lines;

  async function addGroups(groups: readonly RunGroup[], level: number): Promise<void> {
    for (const [index, group] of groups.entries()) {
      const isOpen = !isShut(group.key);
      const place = { key: group.key, level, position: index + 1, setSize: groups.length };
      lines.push({ kind: 'group', group, ...place, isOpen });
      await turn();
      if (!isOpen) continue;
      if (group.groups.length > 0) await addGroups(group.groups, level + 1);
      else await addRuns(await nodesOf(group.runs.filter(isLeft), new Map()), level + 1, false);
    }
  }

  async function addRuns(nodes: readonly RunNode[], level: number, isPinned: boolean): Promise<void> {
    for (const [index, { run, children }] of nodes.entries()) {
      const key = children.length > 0 ? idOf(run) : run.runId;
      const isOpen = children.length > 0 ? !isShut(key) : undefined;
      const place = { key, level, position: index + 1, setSize: nodes.length };
      const isContext = parents.get(run.runId) === run;
      const open = isOpen === undefined ? {} : { isOpen };
      lines.push({ kind: 'run', run, ...place, ...open, isContext, isPinned, children });
      if (isOpen) await addRuns(children, level + 1, false);
      else if (lines.length % atOnce === 0) await turn();
    }
  }

  async function nodesOf(some: readonly Run[], above: ReadonlyMap<string, Run>): Promise<readonly RunNode[]> {
    return isNested ? await nestRuns(some, above, turn) : await alone(some, turn);
  }
}

async function alone(runs: readonly Run[], turn: Turn): Promise<readonly RunNode[]> {
  const nodes: RunNode[] = [];
  await eachInSlices(runs, turn, (run) => nodes.push({ run, children: [] }));
  return nodes;
}

/** The runs of a row and of all below it; without those that were not found. */
export function runsIn(line: TableLine): readonly Run[] {
  if (line.kind === 'group') return line.group.runs;
  return [...(line.isContext ? [] : [line.run]), ...below(line.children)];
}

function below(nodes: readonly RunNode[]): readonly Run[] {
  return nodes.flatMap(({ run, children }) => [run, ...below(children)]);
}

/** In the order in which they were pinned. */
async function pinnedRuns(
  runs: readonly Run[],
  ids: readonly string[],
  idOf: (run: Run) => string,
  turn: Turn,
): Promise<ReadonlySet<Run>> {
  if (ids.length === 0) return new Set();
  const wanted = new Set(ids);
  const found = new Map<string, Run>();
  await eachInSlices(runs, turn, (run) => {
    const id = idOf(run);
    if (wanted.has(id)) found.set(id, run);
  });
  return new Set(ids.flatMap((id) => found.get(id) ?? []));
}

function shut({ isAll, but }: Folded): (key: string) => boolean {
  const others = new Set(but);
  return (key) => others.has(key) !== isAll;
}
