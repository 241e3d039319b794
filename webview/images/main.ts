import type { ImagesProtocol } from '../../src/protocol/images.ts';
import { runPage } from '../common/page.ts';
import { slashGoesTo } from '../common/slashKey.ts';
import { imagesView } from './imagesView.ts';
import { Session } from './session.ts';
import { viewOf, type ImagesView } from './view.ts';

let session: Session | undefined;

runPage<ImagesProtocol, ImagesView>({
  viewOf,
  show: (content, page) => {
    session ??= new Session(content, page);
    session.follow(content);
    return imagesView(session);
  },
});

slashGoesTo('search');
