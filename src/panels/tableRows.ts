import { runsIn, tableLines, type RunLine, type TableLine } from '../compare/tableLines.ts';
import type { Run } from '../model/run.ts';
import { isPlainLayout, plainLayout, type RunLayout } from '../model/runLayout.ts';
import type { Span } from '../protocol/runs.ts';
import type { HeldRuns } from './heldRuns.ts';
import type { RunParents } from './runParents.ts';

interface Laid {
  readonly runs: readonly Run[];
  readonly parents: ReadonlyMap<string, Run>;
  readonly lines: readonly TableLine[];
}

/** A run that stands where it was found. */
type PlainLine = Pick<RunLine, 'kind' | 'run' | 'isContext' | 'isPinned'>;

export type ShownLine = TableLine | PlainLine;

const plain = { kind: 'run', isContext: false, isPinned: false } as const;

/** The rows that the runs that are held stand in. As long as the layout is plain, these are the runs, and nothing is kept of them. */
export class TableRows {
  readonly #held: HeldRuns;
  readonly #parents: RunParents;
  #laid: Laid | undefined;
  #changes = 0;
  #layout: RunLayout = plainLayout;

  constructor(held: HeldRuns, parents: RunParents) {
    this.#held = held;
    this.#parents = parents;
  }

  get layout(): RunLayout {
    return this.#layout;
  }

  arrange(layout: RunLayout): void {
    if (!isPlainLayout(layout) || !isPlainLayout(this.#layout)) this.#changes++;
    this.#layout = layout;
    this.#laid = undefined;
  }

  /** Another number where other rows stand somewhere than did. */
  get generation(): number {
    this.#lines();
    return this.#held.generation + this.#changes;
  }

  /** How many rows were put before the first since this generation began. */
  get added(): number {
    return isPlainLayout(this.#layout) ? (this.#held.list?.added ?? 0) : 0;
  }

  get count(): number {
    return this.#lines()?.length ?? this.#held.runs.length;
  }

  between({ from, to }: Span): readonly ShownLine[] {
    const lines = this.#lines();
    if (lines) return lines.slice(from, to);
    return this.#held.runs.slice(from, to).map((run) => ({ ...plain, run }));
  }

  /** The runs in some rows; also those that are folded away below them, if so wished. */
  runsIn(span: Span, isWhole: boolean): readonly Run[] {
    const all = this.#lines();
    if (!all) return this.#held.runs.slice(span.from, span.to);
    const lines = all.slice(span.from, span.to);
    if (isWhole) return [...new Set(lines.flatMap(runsIn))];
    return lines.flatMap((line) => (line.kind === 'run' && !line.isContext ? [line.run] : []));
  }

  #lines(): readonly TableLine[] | undefined {
    const { list, runs } = this.#held;
    if (!list || isPlainLayout(this.#layout)) return undefined;
    const [before, parents] = [this.#laid, this.#parents.known];
    if (before?.runs === runs && before.parents === parents) return before.lines;
    const layout = this.#layout;
    const idOf = (run: Run): string => this.#held.shownOf(run).id;
    const { cellOf } = this.#held;
    const lines = tableLines({ runs, sort: list.search.sort, layout, idOf, parents, cellOf });
    if (before && !isContinued(before.lines, lines)) this.#changes++;
    this.#laid = { runs, parents, lines };
    return lines;
  }
}

/** Whether all that stood there still does, with more after it at most. */
function isContinued(before: readonly TableLine[], after: readonly TableLine[]): boolean {
  return before.every((line, index) => line.key === after[index]?.key);
}
