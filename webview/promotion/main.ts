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
    session.follow(content, page.view);
    return promotionView(session);
  },
});

document.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || !session?.canPromote) return;
  event.preventDefault();
  session.promote();
});
