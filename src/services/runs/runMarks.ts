import { Emitter } from '../../base/emitter.ts';
import type { Disposable } from '../../base/owned.ts';
import { mostMarks, type MarkedRun, type State } from '../../host/state.ts';
import { marked, noMark, type MarkChange, type RunMark } from '../../model/runMark.ts';
import { StoreError } from '../../stores/storeError.ts';
import { idOfRun } from './idOfRun.ts';
import type { RunAddress } from '../pages.ts';

/** Which runs are hidden or coloured, on all pages alike. Remembered in the workspace; where they are too many, the marks made first are forgotten. */
export class RunMarks implements Disposable {
  readonly #state: State;
  readonly #changed = new Emitter<void>();
  #marked: Map<string, MarkedRun> | undefined;

  constructor(state: State) {
    this.#state = state;
  }

  readonly onDidChange = this.#changed.event;

  /** By `idOfRun`, those marked last at the end. */
  get all(): ReadonlyMap<string, MarkedRun> {
    return this.#all();
  }

  of(run: RunAddress): RunMark {
    return this.#all().get(idOfRun(run)) ?? noMark;
  }

  /** @throws StoreError `tooLarge` where these are more runs than are remembered. */
  async change(runs: readonly RunAddress[], change: MarkChange): Promise<void> {
    const all = this.#all();
    const changes = runs.flatMap(({ connectionId, runId }) => {
      const id = idOfRun({ connectionId, runId });
      const before = all.get(id) ?? noMark;
      const after = marked(before, change);
      const isSame = after.isHidden === before.isHidden && after.color === before.color;
      return isSame ? [] : { id, run: { connectionId, runId, ...after } };
    });
    if (changes.length === 0) return;
    const kept = changes.filter(({ run }) => isMarked(run));
    checkCount(kept.length);
    for (const { id } of changes) all.delete(id);
    for (const { id, run } of kept) all.set(id, run);
    for (const id of [...all.keys()].slice(0, Math.max(0, all.size - mostMarks))) all.delete(id);
    this.#changed.fire();
    await this.#state.set('runMarks', [...all.values()]);
  }

  dispose(): void {
    this.#changed.dispose();
  }

  #all(): Map<string, MarkedRun> {
    this.#marked ??= new Map((this.#state.get('runMarks') ?? []).map((run) => [idOfRun(run), run]));
    return this.#marked;
  }
}

function isMarked({ isHidden, color }: RunMark): boolean {
  return isHidden || color !== undefined;
}

/** @throws StoreError `tooLarge` where these are more runs than are remembered. */
export function checkCount(count: number): void {
  if (count <= mostMarks) return;
  const [most, all] = [mostMarks, count].map((number) => number.toLocaleString('en'));
  throw new StoreError(
    'tooLarge',
    `Podium remembers ${most ?? ''} runs that are hidden or have a colour, and these are ${all ?? ''}. Mark fewer, or leave the others out by a filter.`,
  );
}
