import { sentenceOf } from '../../src/base/sentenceOf.ts';
import { comparison } from '../../src/compare/comparison.ts';
import type { ComparedRun, ComparedSection, CompareProtocol, Recorded } from '../../src/protocol/compare.ts';
import type { Host } from '../common/host.ts';
import { remembered } from '../common/remembered.ts';

const runsAtOnce = 10;

/** What is recorded beside the models of the runs: asked for once the page is drawn, some runs at a time. */
export class RecordedModels {
  readonly #host: Host<CompareProtocol>;
  readonly #update: () => void;
  /** The state in which each run was when it was asked. */
  readonly #asked = new Map<string, string>();
  #known: ReadonlyMap<string, Recorded> = new Map();
  #isAsking = false;

  constructor(host: Host<CompareProtocol>, update: () => void) {
    this.#host = host;
    this.#update = update;
  }

  /** Asks about these runs, as far as it did not yet. */
  want(runs: readonly ComparedRun[]): void {
    if (this.#isAsking) return;
    const due = runs.filter((run) => !run.isUnknown && this.#asked.get(run.id) !== run.status).slice(0, runsAtOnce);
    if (due.length > 0) requestAnimationFrame(() => void this.#ask(due, runs));
    this.#isAsking = due.length > 0;
  }

  /** Why of some runs nothing is known: a sentence each. */
  get failures(): readonly string[] {
    return [...new Set([...this.#known.values()].flatMap(({ failure }) => failure ?? []))];
  }

  readonly tryAgain = (): void => {
    for (const [run, { failure }] of this.#known) if (failure !== undefined) this.#asked.delete(run);
    this.#update();
  };

  sectionsOf(runs: readonly ComparedRun[]): readonly ComparedSection[] {
    return sections(runs, this.#known);
  }

  async #ask(due: readonly ComparedRun[], runs: readonly ComparedRun[]): Promise<void> {
    for (const { id, status } of due) this.#asked.set(id, status);
    let answers: readonly Recorded[];
    try {
      answers = await this.#host.ask('recorded', { runs: due.map(({ id }) => id) });
    } catch (error) {
      const failure = sentenceOf(error);
      answers = due.map(({ id }) => ({ run: id, environment: {}, signature: {}, failure }));
    }
    this.#known = new Map([...this.#known, ...answers.map((one) => [one.run, one] as const)]);
    this.#isAsking = false;
    this.want(runs);
    this.#update();
  }
}

const sections = remembered(
  (runs: readonly ComparedRun[], known: ReadonlyMap<string, Recorded>): readonly ComparedSection[] =>
    (['environment', 'signature'] as const).map((id) => ({
      id,
      rows: comparison(
        runs.map((run) => {
          const recorded = known.get(run.id)?.[id];
          // A run without a model says nothing of what the models of others have.
          return recorded && Object.keys(recorded).length > 0 ? recorded : undefined;
        }),
      ),
    })),
);
