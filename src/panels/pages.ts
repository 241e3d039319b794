import type { PageIdentity } from '../services/pages.ts';
import { chartsPage } from './chartsPage.ts';
import { comparePage } from './comparePage.ts';
import { imagesPage } from './imagesPage.ts';
import { modelPage } from './modelPage.ts';
import type { Page, PageContext } from './page.ts';
import { previewPage } from './previewPage.ts';
import { runPage } from './runPage.ts';
import { runsPage } from './runsPage.ts';
import { sizesPage } from './sizesPage.ts';
import type { Protocol } from '../protocol/protocol.ts';

/** Begins the page of an identity; nothing is read yet. */
export function beginPage(identity: PageIdentity, context: PageContext): Page<Protocol> {
  switch (identity.kind) {
    case 'run':
      return runPage(identity, context);
    case 'charts':
    case 'experimentCharts':
      return chartsPage(identity, context);
    case 'runs':
      return runsPage(identity, context);
    case 'compare':
      return comparePage(identity, context);
    case 'sizes':
      return sizesPage(identity, context);
    case 'model':
      return modelPage(identity, context);
    case 'preview':
      return previewPage(identity, context);
    case 'images':
      return imagesPage(identity, context);
  }
}
