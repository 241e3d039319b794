import type { ImageItem } from '../model/imageItems.ts';
import type { ImageBytes } from './charts.ts';
import type { PageContent, Protocol } from './protocol.ts';

/** The images of a folder of artifacts, alone or beside those of another. */
export interface ImagesProtocol extends Protocol {
  readonly content: ImagesContent;
  readonly calls: {
    /** A file that was named among the images. */
    readonly image: { readonly ask: FrameAsk; readonly answer: Omit<ImageBytes, 'isSmall'> };
    /** Asks beside which run they are to be shown. */
    readonly compare: { readonly ask: null; readonly answer: undefined };
    /** Opens a file in the editor's own viewer. */
    readonly open: { readonly ask: FrameAsk; readonly answer: undefined };
  };
}

export interface FrameAsk {
  /** The place of its side. */
  readonly side: number;
  readonly path: string;
}

export interface ImagesContent extends PageContent {
  /** One, or two that are compared. */
  readonly sides: readonly ImagesSide[];
  /** What is looked at first; absent for all. */
  readonly first?: { readonly id: string; readonly step?: number };
}

export interface ImagesSide {
  /** Of the run or model. */
  readonly name: string;
  /** The path of the folder; empty for all artifacts. */
  readonly folder: string;
  readonly items: readonly ImageItem[];
  /** Whether there may be more than these. */
  readonly isPart: boolean;
}
