import { marked, noMark, type MarkChange, type RunMark } from '../../src/model/runMark.ts';
import type { MarkAsk, PageMarks } from '../../src/protocol/marks.ts';

interface Asked {
  readonly runs: readonly string[];
  readonly change: MarkChange;
  /** Whether the host has it: it says so itself the next time. */
  isMade: boolean;
}

/** How runs are marked: as the host says, and as was asked since, which holds at once. */
export class Marks {
  readonly #ask: (ask: MarkAsk) => Promise<unknown>;
  readonly #update: () => void;
  #told: PageMarks | undefined;
  #asked: readonly Asked[] = [];
  #marks: ReadonlyMap<string, RunMark> = new Map();
  #hidden: readonly string[] = [];

  constructor(ask: (ask: MarkAsk) => Promise<unknown>, update: () => void) {
    this.#ask = ask;
    this.#update = update;
  }

  /** What the host holds now. */
  follow(told: PageMarks): void {
    if (told === this.#told) return;
    this.#told = told;
    this.#asked = this.#asked.filter(({ isMade }) => !isMade);
    this.#join();
  }

  /** The same as long as none is marked otherwise. */
  of(run: string): RunMark {
    return this.#marks.get(run) ?? noMark;
  }

  isHidden(run: string): boolean {
    return this.of(run).isHidden;
  }

  /** The ids of those that are hidden; another list at each change. */
  get hidden(): readonly string[] {
    return this.#hidden;
  }

  /** All that are marked; another one at each change. */
  get all(): ReadonlyMap<string, RunMark> {
    return this.#marks;
  }

  /** Rejects, and nothing has changed, where the host cannot remember it. */
  async change(runs: readonly string[], change: MarkChange): Promise<void> {
    const asked: Asked = { runs, change, isMade: false };
    this.#asked = [...this.#asked, asked];
    this.#join();
    try {
      await this.#ask({ runs, ...change });
      asked.isMade = true;
    } catch (error) {
      this.#asked = this.#asked.filter((one) => one !== asked);
      this.#join();
      throw error;
    }
  }

  #join(): void {
    const { hidden = [], colors = [] } = this.#told ?? {};
    const marks = new Map<string, RunMark>();
    for (const run of hidden) marks.set(run, { isHidden: true });
    for (const [run, color] of colors) marks.set(run, { isHidden: marks.has(run), color });
    for (const { runs, change } of this.#asked) {
      for (const run of runs) marks.set(run, marked(marks.get(run) ?? noMark, change));
    }
    for (const [run, mark] of marks) {
      const before = this.#marks.get(run);
      if (before?.isHidden === mark.isHidden && before.color === mark.color) marks.set(run, before);
    }
    this.#marks = marks;
    this.#hidden = [...marks].flatMap(([run, { isHidden }]) => (isHidden ? [run] : []));
    this.#update();
  }
}
