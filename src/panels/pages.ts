import type { PageIdentity } from '../services/pages.ts';
import type { Page, PageContext } from './page.ts';
import type { Protocol } from '../protocol/protocol.ts';

/** Begins the page of an identity, of which alone the code is loaded; nothing is read yet. */
export async function beginPage(identity: PageIdentity, context: PageContext): Promise<Page<Protocol>> {
  switch (identity.kind) {
    case 'run':
      return (await import('./run/runPage.ts')).runPage(identity, context);
    case 'charts':
    case 'experimentCharts':
      return (await import('./charts/chartsPage.ts')).chartsPage(identity, context);
    case 'runs':
      return (await import('./runs/runsPage.ts')).runsPage(identity, context);
    case 'compare':
      return (await import('./compare/comparePage.ts')).comparePage(identity, context);
    case 'sizes':
      return (await import('./sizesPage.ts')).sizesPage(identity, context);
    case 'model':
      return (await import('./model/modelPage.ts')).modelPage(identity, context);
    case 'promotion':
      return (await import('./promotion/promotionPage.ts')).promotionPage(identity, context);
    case 'preview':
      return (await import('./preview/previewPage.ts')).previewPage(identity, context);
    case 'images':
      return (await import('./images/imagesPage.ts')).imagesPage(identity, context);
  }
}
