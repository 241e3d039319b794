import type { ImagesProtocol } from '../../src/protocol/images.ts';
import { runPage } from '../common/page.ts';
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

// As on the other pages: / goes to the field that finds.
document.addEventListener('keydown', (event) => {
  const { target, key } = event;
  const isTyping = target instanceof HTMLElement && target.matches('input, textarea, vscode-text-field');
  if (key !== '/' || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
  document.getElementById('search')?.focus();
  event.preventDefault();
});
