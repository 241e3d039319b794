import { plainText } from '../../base/plainText.ts';
import type { ImageFrame, ImageItem } from '../../model/imageItems.ts';
import type { ImagesContent, ImagesSide } from '../../protocol/images.ts';
import type { ReadSide } from './imagesSide.ts';

/** What a page of images shows of what was read. */
export function imagesContent(sides: readonly ReadSide[]): ImagesContent {
  const chosen = sides.map(chosenIn);
  const names = namesOf(sides);
  const [first, second] = chosen;
  const isOneThing = sides.length < 2 || first?.id === second?.id;
  const shown = sides.map(({ place, items, isPart }, at): ImagesSide => ({
    name: names[at] ?? '',
    folder: place.path,
    // Two files of different names are beside each other, and nothing else is.
    items: isOneThing ? items : onlyOf(chosen[at], first),
    isPart,
  }));
  return {
    title: `${plainText(titleOf(sides, isOneThing), 60)} · ${names.map((name) => plainText(name, 40)).join(' ↔ ')}`,
    sides: shown,
    ...(first && { first: { id: first.id, ...(first.step !== undefined && { step: first.step }) } }),
  };
}

interface Chosen {
  readonly item: ImageItem;
  readonly id: string;
  readonly frame: ImageFrame;
  readonly step?: number;
}

/** What the file is that was asked for. */
function chosenIn({ items, file }: ReadSide): Chosen | undefined {
  if (file === undefined) return undefined;
  for (const item of items) {
    const frame = item.frames.find(({ path, smallPath }) => path === file || smallPath === file);
    if (frame) return { item, id: item.id, frame, ...(frame.step !== undefined && { step: frame.step }) };
  }
  return undefined;
}

function onlyOf(own: Chosen | undefined, first: Chosen | undefined): readonly ImageItem[] {
  return own && first ? [{ ...own.item, id: first.id, frames: [own.frame] }] : [];
}

function titleOf([one, other]: readonly ReadSide[], isOneThing: boolean): string {
  const nameIn = (side: ReadSide | undefined): string => lastOf(side?.file ?? side?.place.path ?? '') || 'images';
  return isOneThing ? nameIn(one) : `${nameIn(one)} ↔ ${nameIn(other)}`;
}

function lastOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Where both are called the same, with the beginnings of their ids. */
function namesOf(sides: readonly ReadSide[]): readonly string[] {
  const [one, other] = sides;
  const isSame = one?.name === other?.name;
  return sides.map(({ name, owner }) => {
    const [id = ''] = Object.values(owner);
    return name !== '' && !isSame ? name : [name, id.slice(0, 10)].filter(Boolean).join(' ');
  });
}
