import { sentenceOf } from '../../../src/base/sentenceOf.ts';
import { imageRows, type ImageRow } from '../../../src/charts/imageRows.ts';
import type { ChartRun, ImageAsk, RunImages } from '../../../src/protocol/charts.ts';
import { remembered } from '../../common/remembered.ts';
import type { ImagesPlace } from './imagesPlace.ts';
import { imageFile, ImageStore } from './imageStore.ts';

/** Which images there are, which of them one looks at closely, and what was read of them. */
export class Images {
  readonly store: ImageStore<ImageAsk>;
  /** The run at which Tab arrives, by key. */
  readonly activeRuns = new Map<string, string>();
  /** The one that is enlarged. */
  enlarged: { readonly key: string; readonly run: string; readonly step: number } | undefined;
  showsAllKeys = false;
  readonly update: () => void;
  readonly #place: ImagesPlace;
  #lists: ReadonlyMap<string, RunImages> = new Map();
  /** The state in which each run was when it was asked for its images. */
  readonly #asked = new Map<string, unknown>();
  #wanted: readonly ChartRun[] = [];
  #isNear = false;
  readonly #rowsOf = remembered((runs: readonly ChartRun[], lists: ReadonlyMap<string, RunImages>) =>
    imageRows(runs.flatMap(({ id }) => lists.get(id) ?? [])),
  );

  constructor(place: ImagesPlace) {
    this.#place = place;
    this.update = place.update;
    this.store = new ImageStore(async (ask, signal) => imageFile(await place.readImage(ask, signal)));
  }

  /** The runs that may have images, as they are now. They are asked when the images come near the view, and those that go on again and again. */
  want(runs: readonly ChartRun[]): void {
    this.#wanted = runs;
    if (this.#isNear) this.#askDue();
  }

  /** For Lit's `ref`. */
  readonly attach = (element?: Element): void => {
    this.#nearness.disconnect();
    if (element) this.#nearness.observe(element);
  };

  /** Undefined before any run was asked. */
  rows(runs: readonly ChartRun[]): readonly ImageRow[] | undefined {
    return this.#lists.size === 0 ? undefined : this.#rowsOf(runs, this.#lists);
  }

  failureOf(run: string): string | undefined {
    return this.#lists.get(run)?.failure;
  }

  readonly tryAgain = (): void => {
    this.#asked.clear();
    this.#askDue();
  };

  readonly #nearness = new IntersectionObserver(
    (entries) => {
      this.#isNear = entries.at(-1)?.isIntersecting ?? false;
      if (this.#isNear) this.#askDue();
    },
    { scrollMargin: '600px' },
  );

  #askDue(): void {
    for (const run of this.#wanted) {
      // A run that goes on is another object after each reading.
      const state = run.isLive ? run : run.status;
      if (this.#asked.get(run.id) === state) continue;
      this.#asked.set(run.id, state);
      void this.#ask(run.id);
    }
  }

  async #ask(run: string): Promise<void> {
    let answer: RunImages;
    try {
      const [first] = await this.#place.listImages(run);
      answer = first ?? { run, keys: [] };
    } catch (error) {
      answer = { run, keys: [], failure: sentenceOf(error) };
    }
    // What was found before is better than nothing.
    const before = this.#lists.get(run);
    const kept = answer.failure === undefined || !before ? answer : { ...before, failure: answer.failure };
    this.#lists = new Map([...this.#lists, [run, kept]]);
    this.update();
  }
}
