import type { PromotionProtocol } from '../../src/protocol/promotion.ts';
import { runPage } from '../common/page.ts';
import { promotionView } from './promotionView.ts';
import { Session } from './session.ts';
import { viewOf, type PromotionView } from './view.ts';

let session: Session | undefined;

runPage<PromotionProtocol, PromotionView>({
  viewOf,
  show: (content, page) => {
    session ??= new Session(page);
    if (session.follow(content, page.view)) requestAnimationFrame(focusTitle);
    return promotionView(session);
  },
});

/** Where a screen reader begins to read; unless the person is somewhere already. */
function focusTitle(): void {
  const { activeElement, body } = document;
  if (activeElement === body || activeElement === null) document.getElementById('title')?.focus();
}

document.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || !session?.canPromote) return;
  event.preventDefault();
  session.promote();
});
