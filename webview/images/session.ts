import type { FrameAsk, ImagesContent, ImagesProtocol } from '../../src/protocol/images.ts';
import { imageFile, ImageStore, type StoredImage } from '../charts/images/imageStore.ts';
import { Attempts } from '../common/attempts.ts';
import type { Host } from '../common/host.ts';
import type { ShownPage } from '../common/page.ts';
import { remembered } from '../common/remembered.ts';
import { Differences } from './differences.ts';
import { GridPlace } from './gridPlace.ts';
import { Lane } from './lane.ts';
import { LargeImage } from './largeImage.ts';
import { foundImages, frameAt, shownImages, shownStep, type ShownImage } from './shownImages.ts';
import { ReadAhead } from './readAhead.ts';
import { StagePlace } from './stagePlace.ts';
import { thumbnail } from './thumbnails.ts';
import type { ImagesView } from './view.ts';
import type { Size } from './zoom.ts';

const readsAtOnce = 4;

/** What lives as long as the page: which images there are, what was read of them, and which is looked at. */
export class Session {
  readonly host: Host<ImagesProtocol>;
  readonly files: ImageStore<FrameAsk>;
  readonly small: ImageStore<FrameAsk>;
  /** One for each side. */
  readonly large: readonly LargeImage[];
  readonly ahead = new ReadAhead();
  readonly differences: Differences;
  readonly grid: GridPlace;
  readonly stage: StagePlace;
  content: ImagesContent;
  view: ImagesView;
  readonly update: () => void;
  readonly attempts: Attempts;
  readonly attempt: Attempts['make'];
  readonly #look: (change: Partial<ImagesView>) => void;
  readonly #shownOf = remembered(shownImages);
  readonly #foundOf = remembered(foundImages);

  constructor(content: ImagesContent, { host, view, look, update }: ShownPage<ImagesProtocol, ImagesView>) {
    this.content = content;
    this.host = host;
    this.view = view;
    this.update = update;
    this.attempts = new Attempts(update);
    this.attempt = this.attempts.make;
    this.#look = look;
    const lane = new Lane(readsAtOnce);
    const read = async (ask: FrameAsk, signal: AbortSignal): Promise<Blob> =>
      imageFile(await host.ask('image', ask, signal));
    this.files = new ImageStore(read);
    // Small pictures wait for each other, and never keep a large one waiting.
    this.small = new ImageStore((ask, signal) =>
      lane.run(async () => thumbnail(this.files.image(ask).there() ?? (await read(ask, signal))), signal),
    );
    this.large = [new LargeImage(update), new LargeImage(update)];
    this.differences = new Differences(update);
    this.stage = new StagePlace(update);
    this.grid = new GridPlace({
      update,
      scrollTop: () => this.view.scrollTop,
      keep: (scrollTop) => this.look({ scrollTop }),
    });
  }

  follow(content: ImagesContent): void {
    this.content = content;
  }

  readonly look = (change: Partial<ImagesView>): void => {
    this.view = { ...this.view, ...change };
    this.#look(change);
  };

  get all(): readonly ShownImage[] {
    return this.#shownOf(this.content.sides);
  }

  /** Those in whose names what is looked for stands. */
  get found(): readonly ShownImage[] {
    return this.#foundOf(this.all, this.view.search);
  }

  /** The one that is seen large. */
  get open(): ShownImage | undefined {
    const { open = this.content.first?.id } = this.view;
    return open === null ? undefined : this.all.find(({ id }) => id === open);
  }

  /** The step of what is seen large. */
  get step(): number | undefined {
    const { open, view, content } = this;
    return open && shownStep(open, view.step ?? (view.open === undefined ? content.first?.step : undefined));
  }

  /** Of the first that is shown; another beside it is drawn as large. */
  get imageSize(): Size {
    return this.large.find(({ shown }) => shown)?.shown?.size ?? { width: 1, height: 1 };
  }

  /** Who looks at the last step of an image sees the next as it comes, and the last of others. */
  readonly goToStep = ({ steps }: ShownImage, step: number): void => {
    this.look({ step: step === steps.at(-1) ? undefined : step });
  };

  /** Sees an image large, or all again. A step that somebody chose is kept where the next one has it too. */
  readonly show = (id: string | null): void => {
    if (id === null) this.grid.comeBack(this.found.findIndex((image) => image.id === this.open?.id));
    // The step that the page was opened for counts as chosen.
    const step = this.view.step ?? (this.view.open === undefined ? this.content.first?.step : undefined);
    this.look({ open: id, step });
  };

  /** To the next one, or the one before. */
  readonly go = (places: number): void => {
    const { open, found } = this;
    const at = found.findIndex(({ id }) => id === open?.id);
    const next = found[Math.max(0, Math.min(found.length - 1, at + places))];
    if (next && next.id !== open?.id) this.show(next.id);
  };

  /** Reads what is seen large. */
  want(): void {
    const { open, step } = this;
    for (const [side, large] of this.large.entries()) {
      const item = open?.sides[side];
      const frame = item && frameAt(item, step);
      large.want(frame && this.files.image({ side, path: frame.path }));
    }
    if (open && !this.large.some(({ isReading }) => isReading)) this.ahead.want(this.#nextFiles(open));
  }

  /** What the right arrow key would show. */
  #nextFiles({ id }: ShownImage): readonly StoredImage[] {
    const next = this.found[this.found.findIndex((image) => image.id === id) + 1];
    if (!next) return [];
    const step = shownStep(next, this.step);
    return next.sides.flatMap((item, side) => {
      const frame = item && frameAt(item, step);
      return frame ? [this.files.image({ side, path: frame.path })] : [];
    });
  }
}
