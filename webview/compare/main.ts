import type { CompareProtocol } from '../../src/protocol/compare.ts';
import { runPage } from '../common/page.ts';
import { slashGoesTo } from '../common/slashKey.ts';
import '../charts/chart/chart.ts';
import { compareView } from './compareView.ts';
import { Session } from './session.ts';
import { shownOf } from './shown.ts';
import { viewOf, type CompareView } from './view.ts';

let session: Session | undefined;

runPage<CompareProtocol, CompareView>({
  viewOf,
  show: (content, page) => {
    session ??= new Session(content, page);
    session.follow(content);
    return compareView(session, shownOf(session));
  },
});

slashGoesTo('search');
