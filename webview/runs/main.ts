import type { RunsProtocol } from '../../src/protocol/runs.ts';
import { runPage } from '../common/page.ts';
import { slashGoesTo } from '../common/slashKey.ts';
import { runsView } from './runsView.ts';
import { Session } from './session.ts';
import { viewOf, type RunsView } from './view.ts';

let session: Session | undefined;

runPage<RunsProtocol, RunsView>({
  viewOf,
  show: (content, page) => {
    session ??= new Session(content, page);
    session.follow(content, page.view);
    return runsView(session);
  },
});

slashGoesTo('filter');
