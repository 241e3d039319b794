import type { ChartsProtocol } from '../../src/protocol/charts.ts';
import { runPage } from '../common/page.ts';
import './chart/chart.ts';
import { chartsView } from './chartsView.ts';
import { keyDown } from './keys.ts';
import { Session } from './session.ts';
import { shownOf } from './shown.ts';
import { viewOf, type ChartsView } from './view.ts';
import { wantsOf } from './wants.ts';

let session: Session | undefined;

runPage<ChartsProtocol, ChartsView>({
  viewOf,
  show: (content, page) => {
    session ??= new Session(content, page);
    if (session.content !== content) session.see(content);
    const shown = shownOf(session);
    session.loader.want(wantsOf(session, shown));
    return chartsView(session, shown);
  },
});

document.addEventListener('keydown', (event) => {
  if (session) keyDown(event, session, shownOf(session));
});
