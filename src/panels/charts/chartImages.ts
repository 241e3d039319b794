import * as v from 'valibot';
import type { Keyed } from '../../base/keyed.ts';
import { mapInSlices } from '../../base/slices.ts';
import type { Connections } from '../../connections/connections.ts';
import { imagesFolder, imagesTag, loggedImages, namedImage, type LoggedImage } from '../../model/loggedImage.ts';
import { isLive } from '../../model/run.ts';
import type { ChartsProtocol, ImageAsk, ImageBytes, RunImages } from '../../protocol/charts.ts';
import { StoreError } from '../../stores/storeError.ts';
import { checkedImage, checkImageSize } from './checkedImage.ts';
import type { Answers } from '../page.ts';
import type { ShownRun } from '../shownRuns.ts';

/** For how long a list of a run that goes on is good. */
const listMs = 5_000;

interface Listed {
  readonly images: Keyed<readonly LoggedImage[]>;
  /** Until when it is not read again. */
  readonly untilMs: number;
}

/**
 * Answers what a charts page asks about the images of its runs. The page names keys and steps, never files: which file that is, is known here.
 *
 * @param find the run that the page calls so.
 */
export function imageAnswers(
  connections: Pick<Connections, 'ask'>,
  find: (id: string) => ShownRun | undefined,
  now: () => number = Date.now,
): Pick<Answers<ChartsProtocol>, 'images' | 'image'> {
  const lists = new Map<string, Listed>();

  async function imagesOf(shown: ShownRun, signal: AbortSignal): Promise<Keyed<readonly LoggedImage[]>> {
    const { id, connection, run } = shown;
    const known = lists.get(id);
    if (known && now() < known.untilMs) return known.images;
    const owner = { runId: run.runId };
    const files = await connections.ask(connection, (store) => store.listArtifacts(owner, imagesFolder, signal));
    const images = loggedImages(await mapInSlices(files, namedImage, signal));
    lists.set(id, { images, untilMs: isLive(run) ? now() + listMs : Infinity });
    return images;
  }

  async function list(id: string, signal: AbortSignal): Promise<RunImages> {
    const shown = find(id);
    if (!shown || !hasImages(shown)) return { run: id, keys: [] };
    try {
      const images = await imagesOf(shown, signal);
      return {
        run: id,
        keys: Object.entries(images).map(([key, all]) => ({ key, steps: all.map(({ step }) => step) })),
      };
    } catch (error) {
      // The other runs' images are still to be seen.
      if (!(error instanceof StoreError)) throw error;
      return { run: id, keys: [], failure: error.message };
    }
  }

  async function read(ask: ImageAsk, signal: AbortSignal): Promise<ImageBytes> {
    const shown = find(ask.run);
    const image = shown && (await imagesOf(shown, signal))[ask.key]?.find(({ step }) => step === ask.step);
    const file = ask.isSmall ? (image?.small ?? image?.file) : (image?.file ?? image?.small);
    if (!shown || !file) throw new StoreError('notFound', 'This image is not there any more.');
    checkImageSize(file.fileSizeBytes);
    const bytes = await connections.ask(shown.connection, (store) =>
      store.readArtifact({ runId: shown.run.runId }, file.path, undefined, signal),
    );
    return { ...checkedImage(bytes), isSmall: file === image?.small };
  }

  return {
    images: {
      ask: v.object({ runs: v.array(v.string()) }),
      answer: ({ runs }, signal) => Promise.all(runs.map((id) => list(id, signal))),
    },
    image: {
      ask: v.object({ run: v.string(), key: v.string(), step: v.number(), isSmall: v.boolean() }),
      answer: read,
    },
  };
}

/** Whether a run says that it has images: only then its files are looked at. */
export function hasImages({ run }: Pick<ShownRun, 'run'>): boolean {
  return run.tags[imagesTag] !== undefined;
}
