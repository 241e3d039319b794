import type { ModelProtocol } from '../../src/protocol/model.ts';
import { runPage } from '../common/page.ts';
import { modelView } from './modelView.ts';
import { Session } from './session.ts';
import { viewOf, type ModelView } from './view.ts';

let session: Session | undefined;

runPage<ModelProtocol, ModelView>({
  viewOf,
  show: (content, page) => {
    session ??= new Session(content, page);
    session.follow(content);
    return modelView(session);
  },
});

// As on the other pages: / goes to the field that finds.
document.addEventListener('keydown', (event) => {
  const { target, key } = event;
  const isTyping = target instanceof HTMLElement && target.matches('input, textarea, select');
  if (key !== '/' || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
  document.getElementById('search')?.focus();
  event.preventDefault();
});
