import type { ModelProtocol } from '../../src/protocol/model.ts';
import { runPage } from '../common/page.ts';
import { slashGoesTo } from '../common/slashKey.ts';
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

slashGoesTo('search');
