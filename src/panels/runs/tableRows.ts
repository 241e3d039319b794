import { eachInSlices, slices } from '../../base/slices.ts';
import { runsIn, tableLines, type RunLine, type TableLine } from '../../compare/tableLines.ts';
import type { Run } from '../../model/run.ts';
import { isPlainLayout, plainLayout, type RunLayout } from '../../model/runLayout.ts';
import type { Span } from '../../protocol/runs.ts';
import type { HeldRuns } from './heldRuns.ts';
import type { RunParents } from './runParents.ts';

/** Rows, and what they were made of. */
interface Laid {
  readonly layout: RunLayout;
  readonly runs: readonly Run[];
  readonly parents: ReadonlyMap<string, Run>;
  readonly lines: readonly TableLine[];
  /** How many of them, at the beginning, are pinned. */
  readonly pinned: number;
}

/** A run that stands where it was found. */
type PlainLine = Pick<RunLine, 'kind' | 'run' | 'isContext' | 'isPinned'>;

export type ShownLine = TableLine | PlainLine;

const plain = { kind: 'run', isContext: false, isPinned: false } as const;

/**
 * The rows that the runs that are held stand in. As long as the layout is plain, these are the runs, and nothing is kept of them. Else they are
 * as they were laid last.
 */
export class TableRows {
  readonly #held: HeldRuns;
  readonly #parents: RunParents;
  readonly #ended: AbortSignal;
  #laid: Laid | undefined;
  #laying: Promise<void> = Promise.resolve();
  #changes = 0;
  #layout: RunLayout = plainLayout;

  constructor(held: HeldRuns, parents: RunParents, ended: AbortSignal) {
    this.#held = held;
    this.#parents = parents;
    this.#ended = ended;
  }

  get layout(): RunLayout {
    return this.#layout;
  }

  arrange(layout: RunLayout): void {
    this.#layout = layout;
    if (isPlainLayout(layout)) this.#laysOut(undefined);
  }

  /** Lets the rows stand as what is held now wants it, in slices: one who asks for rows awaits it. */
  async lay(): Promise<void> {
    const now = (): Promise<void> => this.#lay();
    this.#laying = this.#laying.then(now, now);
    await this.#laying;
  }

  /** Another number where other rows stand somewhere than did. */
  get generation(): number {
    return this.#held.generation + this.#changes;
  }

  /** How many rows were put before the first since this generation began. */
  get added(): number {
    return this.#laid ? 0 : (this.#held.list?.added ?? 0);
  }

  get count(): number {
    return this.#laid?.lines.length ?? this.#held.runs.length;
  }

  /** How many rows, at the beginning, are pinned. */
  get pinned(): number {
    return this.#laid?.pinned ?? 0;
  }

  between({ from, to }: Span): readonly ShownLine[] {
    if (this.#laid) return this.#laid.lines.slice(from, to);
    return this.#held.runs.slice(from, to).map((run) => ({ ...plain, run }));
  }

  /** The runs in some rows; also those that are folded away below them, if so wished. */
  async runsIn({ from, to }: Span, isWhole: boolean, signal: AbortSignal): Promise<readonly Run[]> {
    await this.lay();
    if (!this.#laid) return this.#held.runs.slice(from, to);
    const runs = new Set<Run>();
    await eachInSlices(this.#laid.lines.slice(from, to), slices(signal), (line) => {
      if (isWhole) for (const run of runsIn(line)) runs.add(run);
      else if (line.kind === 'run' && !line.isContext) runs.add(line.run);
    });
    return [...runs];
  }

  async #lay(): Promise<void> {
    const { list, runs } = this.#held;
    const [layout, before, parents] = [this.#layout, this.#laid, this.#parents.known];
    if (!list || isPlainLayout(layout)) return;
    if (before?.layout === layout && before.runs === runs && before.parents === parents) return;
    const { cellOf } = this.#held;
    const { sort } = list.search;
    const idOf = (run: Run): string => this.#held.shownOf(run).id;
    const lines = await tableLines({ runs, sort, layout, idOf, parents, cellOf }, this.#ended);
    if (this.#layout === layout) this.#laysOut({ layout, runs, parents, lines, pinned: pinnedIn(lines) });
  }

  #laysOut(laid: Laid | undefined): void {
    const before = this.#laid;
    const isContinued = laid && before?.layout === laid.layout && continues(before.lines, laid.lines);
    if ((before ?? laid) && !isContinued) this.#changes++;
    this.#laid = laid;
  }
}

function pinnedIn(lines: readonly TableLine[]): number {
  const first = lines.findIndex((line) => line.kind !== 'run' || !line.isPinned);
  return first < 0 ? lines.length : first;
}

/** Whether all that stood there still does, with more after it at most. */
function continues(before: readonly TableLine[], after: readonly TableLine[]): boolean {
  return before.every((line, index) => line.key === after[index]?.key);
}
