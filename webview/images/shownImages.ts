import { placeUpTo } from '../../src/charts/imageRows.ts';
import type { ImageFrame, ImageItem } from '../../src/model/imageItems.ts';
import type { ImagesSide } from '../../src/protocol/images.ts';
import { matches } from '../common/matches.ts';

/** One thing to look at, as each of the sides has it. */
export interface ShownImage {
  readonly id: string;
  readonly name: string;
  readonly folder: string;
  /** `undefined` for a side that has it not. */
  readonly sides: readonly (ImageItem | undefined)[];
  /** Those of any side, ascending; empty for a file. */
  readonly steps: readonly number[];
}

/** In the order of the first side, then what only the other has. */
export function shownImages(sides: readonly Pick<ImagesSide, 'items'>[]): readonly ShownImage[] {
  const byId = sides.map(({ items }) => new Map(items.map((item) => [item.id, item])));
  const all = new Map(sides.flatMap(({ items }) => items).map((item) => [item.id, item]));
  return [...all.values()].map(({ id, name, folder }) => {
    const own = byId.map((items) => items.get(id));
    const steps = new Set(own.flatMap((item) => item?.frames.flatMap(({ step }) => step ?? []) ?? []));
    return { id, name, folder, sides: own, steps: [...steps].sort((one, other) => one - other) };
  });
}

/** Those in whose name or folder a text stands. */
export function foundImages(images: readonly ShownImage[], search: string): readonly ShownImage[] {
  const isMatch = matches(search);
  return search.trim() === '' ? images : images.filter(({ name, folder }) => isMatch(`${folder}/${name}`));
}

/** The step that is seen: what was asked for where it is among them, else the nearest before; the last where nobody asked. */
export function shownStep({ steps }: ShownImage, asked: number | undefined): number | undefined {
  return asked === undefined ? steps.at(-1) : (steps[placeUpTo(steps, asked)] ?? steps[0]);
}

/** What a side shows at a step: its own, or the last before. */
export function frameAt({ frames }: ImageItem, step: number | undefined): ImageFrame | undefined {
  if (step === undefined) return frames.at(-1);
  return frames[
    placeUpTo(
      frames.map((frame) => frame.step ?? 0),
      step,
    )
  ];
}
