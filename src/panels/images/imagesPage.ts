import * as v from 'valibot';
import { Emitter } from '../../base/emitter.ts';
import { Owned } from '../../base/owned.ts';
import type { FrameAsk, ImagesContent, ImagesProtocol } from '../../protocol/images.ts';
import type { NodeOf } from '../../services/node.ts';
import { StoreError } from '../../stores/storeError.ts';
import { checkedImage, checkedSvg, checkImageSize } from '../charts/checkedImage.ts';
import { imagesContent } from './imagesContent.ts';
import { readImagesSide, type ReadSide } from './imagesSide.ts';
import type { IdentityOf, Page, PageContext } from '../page.ts';

/** Where more are to be looked through, that is done less often. */
const foldersPerInterval = 5;

const frame = v.object({ side: v.picklist([0, 1]), path: v.string() });

/** The images of a folder; those of a run that goes on come as they are logged. */
export function imagesPage(identity: IdentityOf<'images'>, context: PageContext): Page<ImagesProtocol> {
  const { artifacts, connections, settings, execute } = context;
  const owned = new Owned();
  const changed = owned.add(new Emitter<void>());
  let shown = identity;
  let sides: readonly ReadSide[] = [];
  owned.add(connections.onDidChange(() => changed.fire()));

  const sideOf = ({ side, path }: FrameAsk): ReadSide => {
    const found = sides[side];
    if (found?.sizes.has(path)) return found;
    throw new StoreError('notFound', 'This image is not there any more.');
  };
  const nodeOf = (
    { connection, owner, name, place, file = place.path }: ReadSide,
    path = file,
  ): NodeOf<'artifact'> => ({
    kind: 'artifact',
    connection,
    owner,
    ownerName: name,
    file: { path, isDir: path === place.path },
  });

  async function readImage(ask: FrameAsk, signal: AbortSignal) {
    const { place, sizes } = sideOf(ask);
    checkImageSize(sizes.get(ask.path));
    const bytes = await artifacts.read({ ...place, path: ask.path }, undefined, signal);
    return /\.svg$/i.test(ask.path) ? checkedSvg(bytes) : checkedImage(bytes);
  }

  return {
    async read(signal): Promise<ImagesContent> {
      const addresses = shown.other ? [shown.one, shown.other] : [shown.one];
      sides = await Promise.all(addresses.map((address) => readImagesSide(context, address, signal)));
      return imagesContent(sides);
    },
    answers: {
      image: { ask: frame, answer: readImage },
      compare: {
        ask: v.null(),
        answer: async () => {
          const [first] = sides;
          if (first) await execute('podium.images.compare', nodeOf(first));
          return undefined;
        },
      },
      open: {
        ask: frame,
        answer: async (ask) => {
          await execute('podium.artifact.open', nodeOf(sideOf(ask), ask.path));
          return undefined;
        },
      },
    },
    intervalMs: () => {
      const folders = sides.reduce((sum, { isLive, folderCount }) => sum + (isLive ? folderCount : 0), 0);
      return Math.ceil(folders / foldersPerInterval) * settings.get('runs.refreshInterval') * 1000;
    },
    onDidChange: changed.event,
    become: (other) => {
      if (other.kind !== 'images') return;
      shown = other;
      changed.fire();
    },
    identity: () => shown,
    dispose: () => owned.dispose(),
  };
}
