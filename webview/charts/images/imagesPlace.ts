import type { ImageAsk, ImageBytes, RunImages } from '../../../src/protocol/charts.ts';
import type { LineLook } from '../chart/chartProps.ts';

/** A page that shows the images of its runs. */
export interface ImagesPlace {
  readonly listImages: (run: string) => Promise<readonly RunImages[]>;
  readonly readImage: (ask: ImageAsk, signal: AbortSignal) => Promise<ImageBytes>;
  readonly update: () => void;
  readonly view: {
    readonly search: string;
    /** The step that is looked at under each key; absent for those of which one sees the last. */
    readonly imageSteps: Readonly<Record<string, number>>;
  };
  readonly look: (change: Pick<ImagesPlace['view'], 'imageSteps'>) => void;
  readonly lookOf: (run: string) => LineLook;
}
