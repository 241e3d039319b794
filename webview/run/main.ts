import type { RunProtocol } from '../../src/protocol/run.ts';
import { runPage } from '../common/page.ts';
import './inView.ts';
import { runView } from './runView.ts';
import { Session } from './session.ts';
import { viewOf, type RunView } from './view.ts';

let session: Session | undefined;

runPage<RunProtocol, RunView>({
  viewOf,
  show: (content, page) => {
    session ??= new Session(page.host, page.update);
    session.take(content);
    return runView(session, page);
  },
});
