import type { Command } from '../command.ts';
import { addressOf } from '../compare/compareFiles.ts';
import { imagesIdentity } from '../../services/artifacts/imagesIdentity.ts';
import { imagesFor } from './imagesFor.ts';

/** Shows the images of a run, a model or a folder as small pictures, of which each can be seen large. */
export const showImages: Command = {
  id: 'podium.images.show',
  title: 'Show Images',
  icon: '$(file-media)',

  async run(app, target) {
    const node = await imagesFor(app, 'Show Images', target);
    if (node) app.pages.open(imagesIdentity(addressOf(node)));
  },
};
